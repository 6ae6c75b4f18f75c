import type { ArchiveReport } from '../../data/archive-report.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Link } from '../../router/router.js';
import { reportViews, type routes } from '../../routes.js';

type Query = NonNullable<ReturnType<typeof routes.report.match>>['query'];
export type HrefOf = (change: Partial<Query>) => string;
type Shown = Query['show'];

/** What of a report can be looked at: its text, the page it was taken from, its versions, what people corrected. */
export function ReportViews({
  report,
  shown,
  href,
}: {
  readonly report: ArchiveReport;
  readonly shown: Shown;
  readonly href: HrefOf;
}) {
  const t = useTranslator();
  const counts: Partial<Record<Shown, number>> = {
    versions: report.versions.length,
    corrections: report.corrections.filter((c) => c.state !== 'undone').length,
  };
  return (
    <nav className="report-views" aria-label={t.say('room.views')}>
      {reportViews
        .filter((view) => view !== 'page' || report.source !== null || shown === 'page')
        .map((view) => {
          const count = counts[view];
          return (
            <Link key={view} href={href({ show: view })} aria-current={view === shown ? 'page' : undefined}>
              {t.say(`room.view.${view}`)}
              {count === undefined ? null : <span className="tab-count">{t.number(count)}</span>}
            </Link>
          );
        })}
    </nav>
  );
}
