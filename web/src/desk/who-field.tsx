import { type KeyboardEvent, useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { RecordEntity } from '../../../src/record/record.js';
import { words } from '../../../src/record/words.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import { useDesk } from './desk-context.js';
import { Choose, Write } from './fields.js';
import { nameOf, type Who } from './who.js';

const markKey = '+mark';

interface Props {
  readonly label: string;
  readonly who: Who | null;
  readonly onChange: (who: Who | null) => void;
  /** Begins to mark the words of somebody who is not in the record yet; without it only those in it can be chosen. */
  readonly onMark?: () => void;
  /** Places first, where a place is asked for. */
  readonly places?: boolean;
  /** Not offered. */
  readonly without?: readonly string[];
}

/** Names as they are compared while they are typed: without the signs and spellings that people leave out. */
const folded = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase();

const isPlace = (e: RecordEntity): boolean => e.type === 'place' || e.type === 'facility';

/** Somebody: an entity of the record, chosen or found by typing, or words to be marked in the text. */
export function WhoField({ label, who, onChange, onMark, places = false, without = [] }: Props) {
  const t = useTranslator();
  const { record } = useDesk();
  const chosen = who === null ? '' : nameOf(record, who);
  const [typed, setTyped] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const text = typed !== null && typed.of === chosen ? typed.text : chosen;
  const wanted = folded(text.trim());
  const filtering = typed !== null && text !== chosen && wanted !== '';
  const entities = record.entities
    .filter((e) => !without.includes(e.id))
    .filter((e) => !filtering || folded(`${e.name} ${e.english ?? ''}`).includes(wanted))
    .toSorted((a, b) => Number(isPlace(a) !== places) - Number(isPlace(b) !== places));
  const items = [
    ...entities.map((e) => ({ id: e.id, name: e.name, hint: t.word('entityType', e.type) })),
    ...(onMark === undefined ? [] : [{ id: markKey, name: t.say('desk.who.mark'), hint: '' }]),
  ];
  /** Enter takes the only one that is left, though no arrow went to it. */
  const takeOnly = (event: KeyboardEvent<HTMLElement>): void => {
    const [only, ...others] = entities;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !filtering) return;
    if (only === undefined || others.length > 0 || (event.target as Element).hasAttribute('aria-activedescendant'))
      return;
    event.preventDefault();
    event.stopPropagation();
    setTyped(null);
    onChange(only.id);
  };
  return (
    <ComboBox
      className="desk-field who"
      allowsEmptyCollection
      selectedKey={typeof who === 'string' ? who : null}
      inputValue={text}
      onInputChange={(now) => setTyped({ of: chosen, text: now })}
      onSelectionChange={(key) => {
        setTyped(null);
        if (key === markKey) onMark?.();
        else if (key !== null) onChange(String(key));
      }}
      onBlur={() => {
        setTyped(null);
      }}
      items={items}
      defaultFilter={() => true}
      allowsCustomValue
    >
      <Label>{label}</Label>
      <div className="who-line" onKeyDownCapture={takeOnly}>
        <Input dir={text === '' ? t.direction : 'auto'} placeholder={t.say('desk.who.choose')} />
        <PlainButton className="button quiet" aria-label={t.say('desk.who.show')}>
          <Icon name="down" />
        </PlainButton>
      </div>
      <Popover className="popover who-list">
        <ListBox className="menu" renderEmptyState={() => <p className="hint who-none">{t.say('desk.who.nobody')}</p>}>
          {(item: (typeof items)[number]) => (
            <ListBoxItem id={item.id} textValue={item.name} className={item.id === markKey ? 'who-mark' : ''}>
              {item.id === markKey ? item.name : <Words>{item.name}</Words>}
              {item.hint === '' ? null : <span className="hint">{item.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** What is to be said of somebody who is not in the record yet: the name and the kind. */
export function NewWho({ who, onChange }: { readonly who: Who | null; readonly onChange: (who: Who) => void }) {
  const t = useTranslator();
  if (who === null || typeof who === 'string') return null;
  return (
    <div className="desk-row new-who">
      <span className="tag">{t.say('desk.who.new')}</span>
      <Write label={t.say('field.name')} value={who.name} onChange={(name) => onChange({ ...who, name })} />
      <Choose
        label={t.say('field.type')}
        value={who.type}
        options={entityTypes.map((type) => [type, t.word('entityType', type)] as const)}
        onChange={(type) => type !== null && onChange({ ...who, type })}
      />
    </div>
  );
}

export const entityTypes = Object.keys(words.en.entityType) as RecordEntity['type'][];
