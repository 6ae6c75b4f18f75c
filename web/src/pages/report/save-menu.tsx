import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { IsnadRecord } from '../../../../src/record/record.js';
import { Button } from '../../components/button.js';
import { Icon } from '../../components/icon.js';
import { useTranslator } from '../../preferences/preferences.js';
import { download, fileNameOf } from '../../share/download.js';

/** What can be taken away of a report: a page, the record, paper. */
export function SaveMenu({ record }: { record: IsnadRecord }) {
  const t = useTranslator();
  const actions = {
    html: async () => {
      const { sharedPage } = await import('../../share/page.js');
      download(fileNameOf(record, 'html'), 'text/html', await sharedPage(record, t));
    },
    json: async () => download(fileNameOf(record, 'json'), 'application/json', `${JSON.stringify(record, null, 2)}\n`),
    print: async () => window.print(),
  } as const;
  return (
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
  );
}
