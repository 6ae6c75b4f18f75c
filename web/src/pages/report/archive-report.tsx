import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Problem } from '../../archive/parts.js';
import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { ApiProblem } from '../../data/api.js';
import { type ArchiveReport, unreadRecord, useArchiveReport } from '../../data/archive-report.js';
import { may, useSession } from '../../data/session.js';
import { deskCommandOf } from '../../desk/keys.js';
import { useTranslator } from '../../preferences/preferences.js';
import { isControl } from '../../room/keys.js';
import type { Mark } from '../../room/marks.js';
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

const DeskPanel = lazy(() => import('../../desk/panel.js'));
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
  const [drafted, setDrafted] = useState<readonly Mark[] | null>(null);
  useTitle(report?.version.title);
  const isLatest = report !== undefined && report.version.seq === report.versions.at(-1)?.seq;
  const mayCorrect = may(session, 'editor') && report !== undefined && report.record !== null && isLatest;
  useDeskKey(mayCorrect && !query.desk, () => setQuery({ desk: true, show: 'text' }));

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

  const orphaned = report.corrections.filter((c) => c.state === 'orphaned').length;
  const atDesk = query.desk && mayCorrect;
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
      drafted={atDesk ? drafted : null}
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
          {orphaned > 0 && query.show !== 'corrections' ? (
            <p className="room-notice">
              {t.count('corrections.orphaned', orphaned)}{' '}
              <Link href={href({ show: 'corrections' })}>{t.say('room.view.corrections')}</Link>
            </p>
          ) : null}
          <ReportViews report={report} shown={query.show} href={href} />
        </>
      }
      {...(instead === undefined ? {} : { instead })}
      below={<Origin report={report} />}
      actions={
        <div className="room-actions">
          {mayCorrect ? (
            <Link
              className={`button ${query.desk ? 'main' : 'plain'}`}
              href={href({ desk: !query.desk, show: 'text' })}
            >
              <Icon name={query.desk ? 'check' : 'pen'} /> {t.say(query.desk ? 'desk.leave' : 'desk.enter')}
            </Link>
          ) : null}
          <SaveMenu record={record} />
        </div>
      }
      {...(atDesk
        ? {
            desk: (
              <Suspense fallback={<p className="chain-hint">{t.say('app.loading')}</p>}>
                <DeskPanel
                  tagged={data}
                  record={record}
                  selected={query.item}
                  onSelect={(item) => setQuery({ item })}
                  onDrafted={setDrafted}
                />
              </Suspense>
            ),
          }
        : {})}
    />
  );
}

/** The key of the desk's correcting begins it where it has not begun. */
function useDeskKey(on: boolean, begin: () => void): void {
  const now = useRef(begin);
  now.current = begin;
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isControl(event.target) || deskCommandOf(event) !== 'edit') return;
      event.preventDefault();
      now.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [on]);
}
