import { useEffect, useState } from 'react';
import type { IsnadRecord } from '../../../../src/record/record.js';
import { EmptyState } from '../../components/empty-state.js';
import { useData } from '../../data/reports.js';
import { useTranslator } from '../../preferences/preferences.js';
import { ReadingRoom } from '../../room/room.js';
import { Link, type PageProps } from '../../router/router.js';
import { routes } from '../../routes.js';
import { SaveMenu } from './save-menu.js';
import { useTitle } from './title.js';

/** The reading room of a report that was read in this tab. */
export function TabReport({ params, query, setQuery }: PageProps<typeof routes.report>) {
  const t = useTranslator();
  const { reports } = useData();
  const [found, setFound] = useState<{ readonly id: string; readonly record: IsnadRecord | null } | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  useEffect(() => {
    let here = true;
    reports.record(params.id).then(
      (record) => here && setFound({ id: params.id, record }),
      (error: unknown) => here && setFailed(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      here = false;
    };
  }, [reports, params.id]);
  const record = found?.id === params.id ? found.record : null;
  useTitle(record?.report.title);

  // what went wrong while loading is shown where what goes wrong while drawing is
  if (failed) throw failed;
  if (found?.id !== params.id) return <p className="loading">{t.say('app.loading')}</p>;
  if (record === null)
    return (
      <EmptyState wholePage title={t.say('report.absent.title')} text={t.say('report.absent.text')}>
        <Link className="button main" href={routes.read.href({})}>
          {t.say('read.title')}
        </Link>
      </EmptyState>
    );
  return (
    <ReadingRoom
      record={record}
      view={query}
      onView={setQuery}
      actions={
        <div className="room-actions">
          <SaveMenu record={record} />
          <Link className="button plain" href={routes.read.href({})}>
            {t.say('report.again')}
          </Link>
        </div>
      }
    />
  );
}
