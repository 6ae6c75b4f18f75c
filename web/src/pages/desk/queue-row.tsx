import { useEffect, useMemo, useRef } from 'react';
import type { EventItem } from '../../../../src/archive/lists/events.js';
import type { FigureItem } from '../../../../src/archive/lists/figures.js';
import type { StatementItem } from '../../../../src/archive/lists/statements.js';
import { Problem, ReportLine } from '../../archive/parts.js';
import { Button } from '../../components/button.js';
import { Icon } from '../../components/icon.js';
import { type ArchiveReport, useArchiveReport } from '../../data/archive-report.js';
import { useTranslator } from '../../preferences/preferences.js';
import { bookOf } from '../../room/book.js';
import { MarkedParagraph, useLayoutCount } from '../../room/marked-text.js';
import { litMarks } from '../../room/marks.js';
import { paragraphsOf } from '../../room/paragraphs.js';
import { StanceTag, Tag, Words } from '../../room/parts.js';
import { partsOf, type QueueItem, type QueueOf, type Verdict } from './queue.js';

interface Props {
  readonly of: QueueOf;
  readonly item: QueueItem;
  readonly open: boolean;
  readonly verdict: Verdict | undefined;
  readonly onToggle: () => void;
  readonly onJudge: (act: 'accept' | 'reject') => void;
  readonly onEdit: () => void;
}

/** An item to be looked at; opened, with the words around it and what can be done. */
export function QueueRow({ of, item, open, verdict, onToggle, onJudge, onEdit }: Props) {
  const t = useTranslator();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={row} className="queue-row" data-open={open || undefined} data-verdict={verdict?.did}>
      <button type="button" className="row-head" aria-expanded={open} onClick={onToggle}>
        <Head of={of} item={item} />
        {verdict === undefined ? null : <Tag>{t.say(`queue.${verdict.did}`)}</Tag>}
      </button>
      {open ? (
        <div className="queue-open">
          <Around id={item.id} />
          <p className="statement-from">
            <ReportLine report={item.report} item={item.id} />
          </p>
          <div className="queue-do">
            {verdict === undefined ? (
              <>
                <Button onPress={() => onJudge('accept')}>
                  <Icon name="check" /> {t.say('desk.accept')} <kbd>A</kbd>
                </Button>
                <Button onPress={() => onJudge('reject')}>
                  <Icon name="close" /> {t.say('desk.reject')} <kbd>X</kbd>
                </Button>
              </>
            ) : null}
            <Button onPress={onEdit}>
              <Icon name="pen" /> {t.say('queue.open')} <kbd>E</kbd>
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** The gist of an item in a line or two. */
function Head({ of, item }: { readonly of: QueueOf; readonly item: QueueItem }) {
  const t = useTranslator();
  const names = (all: readonly { readonly name: string; readonly id: number }[]) =>
    all.map((e, i) => (
      <span key={e.id}>
        {i === 0 ? null : ' · '}
        <Words>{e.name}</Words>
      </span>
    ));
  if (of === 'statements') {
    const s = item as StatementItem;
    const speaker = s.chain.find((l) => l.role === 'speaker');
    const relays = s.chain.filter((l) => l.role === 'relay');
    return (
      <>
        <span className="row-line">
          <strong>
            {speaker === undefined ? t.say('chain.speaker.unknown') : <Words>{speaker.entity.name}</Words>}
          </strong>
          <StanceTag stance={s.stance as Parameters<typeof StanceTag>[0]['stance']} />
          {relays.length === 0 ? null : (
            <span className="soft">
              {t.say('archive.through')} {names(relays.map((l) => l.entity))}
            </span>
          )}
        </span>
        <span className="row-words">
          <Words>{s.words.text}</Words>
        </span>
      </>
    );
  }
  if (of === 'events') {
    const v = item as EventItem;
    return (
      <>
        <span className="row-line">
          <strong>
            <Words>{v.words.text}</Words>
          </strong>
          <span>
            {t.word('eventType', v.type)}
            {v.mode === null ? '' : `: ${t.word('eventMode', v.mode)}`}
          </span>
          <Tag>{t.word('status', v.status)}</Tag>
        </span>
        <span className="row-line soft">
          {v.actors.length === 0 ? null : (
            <span>
              {t.say('event.by')} {names(v.actors)}
            </span>
          )}
          {v.recipients.length === 0 ? null : (
            <span>
              {t.say('event.on')} {names(v.recipients)}
            </span>
          )}
          {v.place === null ? null : <Words>{v.place.name}</Words>}
          {v.date === null ? null : <span>{t.day(v.date)}</span>}
        </span>
      </>
    );
  }
  const f = item as FigureItem;
  return (
    <span className="row-line">
      <strong>
        <Words>{f.words.text}</Words>
      </strong>
      <span>
        {[t.word('bound', f.bound), t.number(f.value)].filter(Boolean).join(' ')}{' '}
        {f.unit === null ? null : <Words>{f.unit}</Words>}
      </span>
      <Tag>{t.measure(f.measure)}</Tag>
      {f.claimant === null ? null : (
        <span className="soft">
          <Words>{f.claimant.name}</Words>
        </span>
      )}
    </span>
  );
}

/** The paragraphs that an item's words stand in, with the words marked. */
function Around({ id }: { id: string }) {
  const t = useTranslator();
  const { data, error } = useArchiveReport(partsOf(id).uid, null);
  if (error) return <Problem error={error} />;
  if (data === undefined) return <p className="hint">{t.say('app.loading')}</p>;
  return <MarkedAround report={data.value} item={partsOf(id).item} />;
}

const none = [] as const;

function MarkedAround({ report, item }: { readonly report: ArchiveReport; readonly item: string }) {
  const t = useTranslator();
  const sheet = useRef<HTMLElement>(null);
  const layout = useLayoutCount(sheet);
  const { record } = report;
  const { lit, paragraphs } = useMemo(() => {
    if (record === null) return { lit: none, paragraphs: none };
    const marks = litMarks(bookOf(record), item);
    return {
      lit: marks,
      // those that hold words of the item itself; where somebody understood was named is too far off
      paragraphs: paragraphsOf({ ...record.report, title: null }).filter((p) =>
        marks.some((m) => m.part !== 'understood' && m.start < p.end && p.start < m.end),
      ),
    };
  }, [record, item]);
  return (
    <article ref={sheet} className="sheet queue-text" lang="ar" dir="rtl" aria-label={t.say('report.text')}>
      {paragraphs.map((p) => (
        <MarkedParagraph
          key={p.start}
          paragraph={p}
          rest={none}
          hot={none}
          lit={lit}
          layout={layout}
          onPoint={() => {}}
          onPick={() => {}}
        />
      ))}
    </article>
  );
}
