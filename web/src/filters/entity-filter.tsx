import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { EntityItem } from '../../../src/archive/lists/entities.js';
import { useDraft } from '../components/use-draft.js';
import { type ListPage, useGet } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import type { FilterName } from './filters.js';

const people: readonly FilterName[] = ['speaker', 'through', 'to', 'about', 'entity'];

/** Whether a filter asks for a person, body or place. */
export const asksForEntity = (name: FilterName): boolean => name === 'place' || people.includes(name);

/** The name of the entity that a filter's value is the number of; null for words, and until it is known. */
export function useEntityName(name: FilterName, value: string | null): string | null {
  const numbered = asksForEntity(name) && value !== null && /^\d+$/.test(value);
  const { data } = useGet<ListPage<EntityItem>>('/entities', { name: value, limit: 1 }, { enabled: numbered });
  return numbered ? (data?.items[0]?.name ?? null) : null;
}

interface Props {
  readonly name: FilterName;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/**
 * A filter for an entity: one that is offered while a name is written, or whoever has the written words in their name.
 * Words are taken over on Enter and when the field is left.
 */
export function EntityFilter({ name, value, onChange }: Props) {
  const t = useTranslator();
  const called = useEntityName(name, value) ?? value ?? '';
  const [written, setWritten] = useDraft(value);
  const asked = (written ?? '').trim();
  const type = name === 'place' ? 'place,facility' : null;
  const { data } = useGet<ListPage<EntityItem>>(
    '/entities',
    { name: asked, type, limit: 12 },
    { enabled: asked.length > 1 },
  );
  const take = (): void => {
    if (written === null || asked === called) return;
    onChange(asked === '' ? null : asked);
  };
  return (
    <ComboBox
      className="field"
      items={asked.length > 1 ? (data?.items ?? []) : []}
      inputValue={written ?? called}
      onInputChange={(text) => text !== (written ?? called) && setWritten(text)}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      onBlur={take}
      menuTrigger="input"
      allowsCustomValue
      allowsEmptyCollection
    >
      <Label>{t.say(`filter.${name}`)}</Label>
      <Input
        dir="auto"
        onKeyDown={(event) => {
          // with one of the list under the cursor, Enter means that one
          if (event.key === 'Enter' && !event.currentTarget.hasAttribute('aria-activedescendant')) take();
        }}
      />
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
                {t.word('entityType', entity.type)} · {t.count('reports.count', entity.reports)}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
