import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import type { ItemChange } from './alike-dialog.js';
import type { Draft } from './draft.js';
import type { Desk } from './use-desk-panel.js';

/** What is done with an item: saved when it was changed, else accepted or rejected; and all that are like it. */
export function PanelFoot({
  draft,
  desk,
  onAlike,
}: {
  readonly draft: Draft;
  readonly desk: Desk;
  readonly onAlike: (change: ItemChange) => void;
}) {
  const t = useTranslator();
  const { busy, changed, missing, alikes } = desk;
  return (
    <footer className="desk-foot">
      {changed && missing.length > 0 ? (
        <ul className="desk-lacks">
          {missing.map((lack) => (
            <li key={lack}>{t.say(`lack.${lack}`)}</li>
          ))}
        </ul>
      ) : null}
      {changed ? (
        <>
          <Button look="main" isDisabled={busy || missing.length > 0} onPress={() => void desk.save()}>
            {t.say(busy ? 'desk.saving' : 'desk.save')}
          </Button>
          <Button onPress={() => desk.put(null)}>{t.say(draft.of === null ? 'desk.cancel' : 'desk.revert')}</Button>
        </>
      ) : (
        <>
          {draft.kind === 'entity' ? null : (
            <Button isDisabled={busy} onPress={() => void desk.accept()}>
              <Icon name="check" /> {t.say('desk.accept')} <kbd>A</kbd>
            </Button>
          )}
          <Button isDisabled={busy} onPress={() => void desk.reject()}>
            <Icon name="close" /> {t.say('desk.reject')} <kbd>X</kbd>
          </Button>
        </>
      )}
      {alikes.length === 0 ? null : (
        <MenuTrigger>
          <Button>
            {t.say('alike.menu')} <Icon name="down" />
          </Button>
          <Popover className="popover">
            <Menu
              className="menu"
              onAction={(act) => {
                const change = alikes.find((c) => c.act === act);
                if (change !== undefined) onAlike(change);
              }}
            >
              {alikes.map((change) => (
                <MenuItem key={change.act} id={change.act}>
                  {t.say(`alike.${change.act}`)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </footer>
  );
}
