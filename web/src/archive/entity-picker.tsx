import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { EntityItem } from '../../../src/archive/lists/entities.js';
import { Icon } from '../components/icon.js';
import { type ListPage, useGet } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';

interface Props {
  readonly label: string;
  /** Numbers of entities that are not offered. */
  readonly except?: readonly number[];
  readonly onPick: (entity: EntityItem | null) => void;
}

/** Finds a person, body or place of the archive by words of its name, in any spelling. */
export function EntityPicker({ label, except = [], onPick }: Props) {
  const t = useTranslator();
  const [name, setName] = useState('');
  const asked = name.trim();
  const { data } = useGet<ListPage<EntityItem>>('/entities', { name: asked, limit: 20 }, { enabled: asked.length > 1 });
  const items = asked.length > 1 ? (data?.items ?? []).filter((e) => !except.includes(e.id)) : [];
  return (
    <ComboBox
      className="field picker"
      items={items}
      inputValue={name}
      onInputChange={setName}
      onSelectionChange={(key) => {
        const picked = items.find((e) => e.id === key);
        if (picked !== undefined) setName(picked.name);
        onPick(picked ?? null);
      }}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Label>{label}</Label>
      <div className="picker-box">
        <Input dir="auto" />
        <Button className="button quiet" aria-label={t.say('picker.show')}>
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="popover picker-popover">
        <ListBox<EntityItem>
          className="menu"
          renderEmptyState={() => (
            <p className="hint picker-none">{t.say(asked.length > 1 ? 'picker.none' : 'picker.hint')}</p>
          )}
        >
          {(entity) => (
            <ListBoxItem id={entity.id} textValue={entity.name}>
              <Words>{entity.name}</Words>{' '}
              <span className="hint">
                {t.word('entityType', entity.type)} · {t.count('count.reports', entity.reports)}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
