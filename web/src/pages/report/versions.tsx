import { EmptyState } from '../../components/empty-state.js';
import type { ArchiveReport } from '../../data/archive-report.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Tag } from '../../room/parts.js';
import { Link } from '../../router/router.js';
import type { HrefOf } from './views.js';

/** The versions of a report, the latest first. */
export function Versions({ report, href }: { readonly report: ArchiveReport; readonly href: HrefOf }) {
  const t = useTranslator();
  if (report.versions.length === 1)
    return <EmptyState title={t.say('versions.one.title')} text={t.say('versions.one.text')} />;
  const latest = report.versions.at(-1)!.seq;
  return (
    <ol className="versions" aria-label={t.say('room.view.versions')}>
      {report.versions.toReversed().map(({ seq, capturedAt }) => (
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
        </li>
      ))}
    </ol>
  );
}
