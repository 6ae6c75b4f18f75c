import { Problem } from '../../archive/parts.js';
import { EmptyState } from '../../components/empty-state.js';
import { useGet } from '../../data/api.js';
import type { ArchiveReport } from '../../data/archive-report.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Tag } from '../../room/parts.js';
import { Link } from '../../router/router.js';
import type { HrefOf } from './views.js';

/** The versions of a report, the latest first, each with what it changed. */
export function Versions({ report, href }: { readonly report: ArchiveReport; readonly href: HrefOf }) {
  const t = useTranslator();
  if (report.versions.length === 1)
    return <EmptyState title={t.say('versions.one.title')} text={t.say('versions.one.text')} />;
  const latest = report.versions.at(-1)!.seq;
  const all = report.versions.toReversed();
  return (
    <ol className="versions" aria-label={t.say('room.view.versions')}>
      {all.map(({ seq, capturedAt }, i) => (
        <li key={seq} className="version">
          <h2>
            {t.say('versions.n', { n: t.number(seq) })}{' '}
            {seq === report.version.seq ? <Tag>{t.say('versions.shown')}</Tag> : null}
          </h2>
          <p className="act-line">
            <time dateTime={capturedAt}>{t.say('versions.captured', { when: t.moment(capturedAt) })}</time>
            {seq === report.version.seq ? null : (
              <Link href={href({ seq: seq === latest ? null : seq, show: 'text' })}>{t.say('versions.open')}</Link>
            )}
          </p>
          {all[i + 1] === undefined ? null : <Difference uid={report.uid} from={all[i + 1]!.seq} to={seq} />}
        </li>
      ))}
    </ol>
  );
}

interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** So many letters of what stayed the same are shown around what changed. */
const around = 80;

/** What stayed the same, with its middle left out where it is long. */
function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= around * 2 + 40) return text;
  const end = text.slice(text.indexOf(' ', text.length - around));
  const start = text.slice(0, text.lastIndexOf(' ', around));
  return first ? `… ${end}` : last ? `${start} …` : `${start} … ${end}`;
}

/** What one version has that the one before had not, by words. */
function Difference({ uid, from, to }: { readonly uid: string; readonly from: number; readonly to: number }) {
  const t = useTranslator();
  const { data, error, refetch } = useGet<{ readonly segments: readonly Segment[] }>(`/reports/${uid}/diff`, {
    ...{ from, to },
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <p className="hint">{t.say('app.loading')}</p>;
  const { segments } = data;
  if (segments.every((s) => s.kind === 'same')) return <p className="hint">{t.say('versions.same')}</p>;
  return (
    <>
      <p className="hint">{t.say('versions.changed', { from: t.number(from), to: t.number(to) })}</p>
      <p className="changed-text" lang="ar" dir="rtl">
        {segments.map((s, i) => {
          const key = `${i} ${s.kind}`;
          if (s.kind === 'added')
            return (
              <ins key={key} title={t.say('versions.added')}>
                {s.text}
              </ins>
            );
          if (s.kind === 'removed')
            return (
              <del key={key} title={t.say('versions.removed')}>
                {s.text}
              </del>
            );
          return <span key={key}>{shortened(s.text, i === 0, i === segments.length - 1)}</span>;
        })}
      </p>
    </>
  );
}
