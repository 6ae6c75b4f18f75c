import { type ReactNode, useEffect, useState } from 'react';
import type { RecordStatement } from '../../../src/record/record.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { type ChainNode, chainNodes, citation } from './chain.js';
import { Because, PageOfEntity, ReviewTag, StanceTag, Tag, Words } from './parts.js';
import { useRoom } from './room-context.js';

function Node({ node, children }: { node: ChainNode; children?: ReactNode }) {
  const t = useTranslator();
  const { select } = useRoom();
  const unknown = node.role === 'publisher' ? t.say('chain.publisher.unknown') : t.say('chain.speaker.unknown');
  return (
    <li
      className={`node ${node.role}`}
      data-inferred={node.inferred || undefined}
      data-unnamed={node.unnamed || undefined}
      data-unknown={node.name === null || undefined}
    >
      <span className="node-role">{t.say(`chain.${node.role}`)}</span>
      <span className="node-name">
        {node.name === null ? (
          <span className="unknown">{unknown}</span>
        ) : node.entity === null ? (
          <bdi dir="auto">{node.name}</bdi>
        ) : (
          <button type="button" className="plain-link" onClick={() => select(node.entity)}>
            <Words>{node.name}</Words>
          </button>
        )}
        {t.language === 'en' && node.english !== null ? <bdi className="english">{node.english}</bdi> : null}
        {node.entity === null || node.name === null ? null : <PageOfEntity entity={node.entity} name={node.name} />}
      </span>
      <span className="node-tags">
        {node.unnamed ? <Tag>{t.say('chain.unnamed')}</Tag> : null}
        {node.inferred ? <Tag title={t.say('chain.inferred.hint')}>{t.say('chain.inferred')}</Tag> : null}
      </span>
      {node.role === 'speaker' && node.name === null ? (
        <span className="node-words">{t.say('chain.speaker.unknown.hint')}</span>
      ) : null}
      {node.words !== null && node.words.text !== node.name ? (
        <span className="node-words">
          <Words>«{node.words.text}»</Words>
        </span>
      ) : null}
      {children}
    </li>
  );
}

function Copy({ statement }: { statement: RecordStatement }) {
  const t = useTranslator();
  const { book } = useRoom();
  const [said, setSaid] = useState<'chain.copied' | 'chain.uncopied' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another statement has not been copied yet
  useEffect(() => setSaid(null), [statement]);
  return (
    <>
      <Button
        look="quiet"
        onPress={() => {
          // isolates would come along into a footnote, where they are of no use
          const text = citation(book, statement, t).replace(/[\u2068\u2069]/g, '');
          navigator.clipboard.writeText(text).then(
            () => setSaid('chain.copied'),
            () => setSaid('chain.uncopied'),
          );
        }}
      >
        <Icon name="copy" /> {t.say('chain.copy')}
      </Button>
      <span className="hint" role="status">
        {said === null ? '' : t.say(said)}
      </span>
    </>
  );
}

/** The chain of one statement: from the page inwards to the one who spoke, each link with its words. */
export function ChainCard({ statement, onStep }: { statement: RecordStatement; onStep: (by: 1 | -1) => void }) {
  const t = useTranslator();
  const { book, select } = useRoom();
  const nodes = chainNodes(book, statement);
  const { statements } = book.record;
  const time = statement.time === null ? undefined : book.times.get(statement.time);
  const addressee = statement.addressee === null ? undefined : book.entities.get(statement.addressee);
  const outer = statement.inside === null ? undefined : book.statements.get(statement.inside);
  const held = book.held.get(statement.id) ?? [];
  const position = t.say('chain.position', {
    n: t.number(statements.indexOf(statement) + 1),
    all: t.number(statements.length),
  });
  const related = (label: string, items: readonly RecordStatement[]) =>
    items.length === 0 ? null : (
      <div>
        <dt>{label}</dt>
        <dd>
          {items.map((s) => (
            <button key={s.id} type="button" className="plain-link nested" onClick={() => select(s.id)}>
              <Words>{s.text}</Words>
            </button>
          ))}
        </dd>
      </div>
    );

  return (
    <section className="chain" aria-label={t.say('chain.title')} data-testid="chain">
      <header className="chain-head">
        <h2>
          {position} <ReviewTag item={statement.id} always />
        </h2>
        <div className="chain-steps">
          <Button look="quiet" aria-label={t.say('chain.previous')} onPress={() => onStep(-1)}>
            <Icon name="up" />
          </Button>
          <Button look="quiet" aria-label={t.say('chain.next')} onPress={() => onStep(1)}>
            <Icon name="down" />
          </Button>
          <Button look="quiet" aria-label={t.say('app.close')} onPress={() => select(null)}>
            <Icon name="close" />
          </Button>
        </div>
      </header>
      <ol className="nodes">
        {nodes.map((node) => (
          <Node key={`${node.role} ${node.entity} ${node.words?.start}`} node={node}>
            {node.role === 'speaker' ? (
              <span className="saying">
                <StanceTag stance={statement.stance} />
                <span>{t.word('mode', statement.mode)}</span>
                {statement.medium === null ? null : <span>{t.word('medium', statement.medium)}</span>}
                <span className="cue-words">
                  <Words>«{statement.cue.text}»</Words>
                </span>
              </span>
            ) : null}
          </Node>
        ))}
        <li className="node content">
          <span className="node-role">{t.say('chain.content')}</span>
          <blockquote lang="ar" dir="rtl" className="words">
            {statement.text}
          </blockquote>
        </li>
      </ol>
      <dl className="facts">
        {addressee === undefined ? null : (
          <div>
            <dt>{t.say('chain.addressee')}</dt>
            <dd>
              <button type="button" className="plain-link" onClick={() => select(addressee.id)}>
                <Words>{addressee.name}</Words>
              </button>
            </dd>
          </div>
        )}
        {time === undefined ? null : (
          <div>
            <dt>{t.say('chain.when')}</dt>
            <dd>
              <Words>«{time.text}»</Words>
              {time.from === null ? null : <span>{dayOf(time.from, time.to, t.day)}</span>}
            </dd>
          </div>
        )}
        {related(t.say('chain.inside'), outer ? [outer] : [])}
        {related(t.say('chain.holds'), held)}
      </dl>
      <details className="why">
        <summary>{t.say('chain.why')}</summary>
        <dl className="facts">
          <div>
            <dt>{t.say('chain.why.rule')}</dt>
            <dd>
              <Because>{statement.why}</Because>
            </dd>
          </div>
          <div>
            <dt>{t.say('chain.why.row')}</dt>
            <dd>
              <Words>{statement.cue.lemma}</Words>
            </dd>
          </div>
          {time?.basis ? (
            <div>
              <dt>{t.say('chain.why.time')}</dt>
              <dd>
                <Because>{time.basis}</Because>
              </dd>
            </div>
          ) : null}
        </dl>
      </details>
      <footer className="chain-foot">
        <Copy statement={statement} />
      </footer>
    </section>
  );
}

/** A day, or the first and the last of several. */
export const dayOf = (from: string, to: string | null, day: (iso: string) => string): string =>
  to === null || to === from ? day(from) : `${day(from)} – ${day(to)}`;
