import { useEffect, useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { IsnadRecord } from '../../../src/record/record.js';
import { Button } from '../components/button.js';
import { EmptyState } from '../components/empty-state.js';
import { Icon } from '../components/icon.js';
import { useData } from '../data/reports.js';
import { useTranslator } from '../preferences/preferences.js';
import { ReadingRoom } from '../room/room.js';
import { Link, type PageProps } from '../router/router.js';
import { routes } from '../routes.js';
import { download, fileNameOf } from '../share/download.js';

/** The reading room of one report. */
export default function ReportPage({ params, query, setQuery }: PageProps<typeof routes.report>) {
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
  useEffect(() => {
    document.title = [record?.report.title, t.say('app.name')].filter(Boolean).join(' · ');
  }, [record, t]);

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

  const actions = {
    html: async () => {
      const { sharedPage } = await import('../share/page.js');
      download(fileNameOf(record, 'html'), 'text/html', await sharedPage(record, t));
    },
    json: async () => download(fileNameOf(record, 'json'), 'application/json', `${JSON.stringify(record, null, 2)}\n`),
    print: async () => window.print(),
  } as const;
  return (
    <ReadingRoom
      record={record}
      view={query}
      onView={setQuery}
      actions={
        <div className="room-actions">
          <MenuTrigger>
            <Button>
              <Icon name="save" /> {t.say('report.save')}
            </Button>
            <Popover className="popover">
              <Menu className="menu" onAction={(key) => void actions[key as keyof typeof actions]()}>
                <MenuItem id="html">{t.say('report.saveHtml')}</MenuItem>
                <MenuItem id="json">{t.say('report.saveJson')}</MenuItem>
                <MenuItem id="print">{t.say('report.print')}</MenuItem>
              </Menu>
            </Popover>
          </MenuTrigger>
          <Link className="button plain" href={routes.read.href({})}>
            {t.say('report.again')}
          </Link>
        </div>
      }
    />
  );
}
