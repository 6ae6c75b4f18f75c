import { lazy, Suspense, useMemo } from 'react';
import { Problem } from '../../archive/parts.js';
import { EmptyState } from '../../components/empty-state.js';
import { ApiProblem } from '../../data/api.js';
import { type ArchiveReport, unreadRecord, useArchiveReport } from '../../data/archive-report.js';
import { may, useSession } from '../../data/session.js';
import { useTranslator } from '../../preferences/preferences.js';
import { ReadingRoom } from '../../room/room.js';
import type { RoomArchive } from '../../room/room-context.js';
import { Link, type PageProps } from '../../router/router.js';
import { routes } from '../../routes.js';
import { Origin } from './origin.js';
import { SaveMenu } from './save-menu.js';
import { SourcePage } from './source-page.js';
import { useTitle } from './title.js';
import { Versions } from './versions.js';
import { ReportViews } from './views.js';

const CorrectionsView = lazy(() => import('./corrections-view.js'));

type Props = PageProps<typeof routes.report>;

/** What the room is told of a report of the archive. */
const roomArchiveOf = ({ items, entities }: ArchiveReport): RoomArchive => ({
  review: (item) => items[item]?.review ?? 'machine',
  entityHref: (entity) => {
    const number = entities[entity];
    return number === undefined ? null : routes.entity.href({ id: String(number) });
  },
});

/** The reading room of a report of the archive. */
export function ArchiveReportPage(props: Props) {
  const { params, query, setQuery } = props;
  const t = useTranslator();
  const { data, error, refetch } = useArchiveReport(params.id, query.seq);
  const report = data?.value;
  const record = useMemo(() => (report === undefined ? null : (report.record ?? unreadRecord(report))), [report]);
  const archive = useMemo(() => (report === undefined ? undefined : roomArchiveOf(report)), [report]);
  const session = useSession();
  useTitle(report?.version.title);

  if (error instanceof ApiProblem && error.status === 404)
    return (
      <EmptyState wholePage title={t.say('room.absent.title')} text={t.say('room.absent.text')}>
        {query.seq === null ? null : (
          <Link className="button main" href={routes.report.href(params)}>
            {t.say('room.latest')}
          </Link>
        )}
      </EmptyState>
    );
  if (error)
    return (
      <div className="page">
        <Problem error={error} onAgain={() => void refetch()} />
      </div>
    );
  if (data === undefined || report === undefined || record === null || archive === undefined)
    return <p className="loading">{t.say('app.loading')}</p>;

  const isLatest = report.version.seq === report.versions.at(-1)?.seq;
  const href = (change: Partial<Props['query']>): string => routes.report.href(params, { ...query, ...change });
  const instead = {
    text: undefined,
    page: <SourcePage report={report} />,
    versions: <Versions report={report} href={href} />,
    corrections: (
      <Suspense fallback={<p className="loading">{t.say('app.loading')}</p>}>
        <CorrectionsView report={report} mayUndo={may(session, 'editor')} />
      </Suspense>
    ),
  }[query.show];
  return (
    <ReadingRoom
      record={record}
      view={query}
      onView={setQuery}
      archive={archive}
      above={
        <>
          {isLatest ? null : (
            <p className="room-notice">
              {t.say('room.older', {
                n: t.number(report.version.seq),
                day: t.day(report.version.capturedAt.slice(0, 10)),
              })}{' '}
              <Link href={href({ seq: null })}>{t.say('room.latest')}</Link>
            </p>
          )}
          {report.record === null ? (
            <p className="room-notice">
              {t.say('room.unread')} {report.reading?.error ? <bdi lang="en">{report.reading.error}</bdi> : null}
            </p>
          ) : null}
          <ReportViews report={report} shown={query.show} href={href} />
        </>
      }
      {...(instead === undefined ? {} : { instead })}
      below={<Origin report={report} />}
      actions={
        <div className="room-actions">
          <SaveMenu record={record} />
        </div>
      }
    />
  );
}
