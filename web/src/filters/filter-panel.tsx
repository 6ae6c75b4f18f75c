import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Select } from 'react-aria-components/Select';
import { TextField } from 'react-aria-components/TextField';
import type { EntityItem } from '../../../src/archive/lists/entities.js';
import { type WordKind, words } from '../../../src/record/words.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { SelectParts } from '../components/select-parts.js';
import { type ListPage, useGet } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { type FilterName, type FilterValues, filterNames, noFilters } from './filters.js';

/** Filters that take words of a list, and the list. */
const listed: Partial<Record<FilterName, WordKind>> = {
  stance: 'stance',
  mode: 'mode',
  medium: 'medium',
  type: 'eventType',
  status: 'status',
  measure: 'measure',
};

/** What is looked for most stands first in a long list. */
const asked: readonly string[] = ['killed', 'injured', 'missing', 'displaced', 'arrested', 'statement', 'interview'];

/** The words of a list in the order of their names; the Arabic tables have all that are known. */
function offersOf(kind: WordKind, chosen: readonly string[], t: Translator): readonly (readonly [string, string])[] {
  const collator = new Intl.Collator(t.locale);
  const name = (v: string): string => (kind === 'measure' ? t.measure(v) : t.word(kind, v));
  const rank = (v: string): number => (asked.includes(v) ? asked.indexOf(v) : asked.length);
  const all = [...new Set([...Object.keys(words.ar[kind]), ...chosen])].map((v) => [v, name(v)] as const);
  return kind === 'measure' || kind === 'medium'
    ? all.sort(([a, x], [b, y]) => rank(a) - rank(b) || collator.compare(x, y))
    : all;
}
const looked = ['machine', 'reviewed', 'accepted', 'corrected'] as const;

interface Props {
  readonly values: FilterValues;
  readonly onChange: (change: Partial<FilterValues>) => void;
  /** Those that this list can be narrowed by. */
  readonly offered?: readonly FilterName[];
}

/**
 * What a list is narrowed by: what is set as chips that can be taken off, and, opened, a field for each filter. All of
 * it stands in the address.
 */
export function FilterPanel({ values, onChange, offered = filterNames }: Props) {
  const t = useTranslator();
  const [open, setOpen] = useState(false);
  const set = offered.filter((name) => values[name] !== null);
  return (
    <section className="filters" aria-label={t.say('filters.title')}>
      <div className="filters-line">
        <Button aria-expanded={open} onPress={() => setOpen(!open)}>
          <Icon name="filter" /> {t.say('filters.title')}
        </Button>
        <ul className="chips">
          {set.map((name) => (
            <li key={name}>
              <PlainButton className="chip" onPress={() => onChange({ [name]: null })}>
                <span className="heard">{t.say('filters.remove')}</span>
                <span className="chip-name">{t.say(`filter.${name}`)}</span>
                <bdi>
                  <FilterValue name={name} value={values[name]!} />
                </bdi>
                <Icon name="close" />
              </PlainButton>
            </li>
          ))}
        </ul>
        {set.length > 1 ? (
          <Button look="quiet" onPress={() => onChange(noFilters)}>
            {t.say('filters.clear')}
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className="filters-fields">
          {offered.map((name) => (
            <FilterField
              key={name}
              name={name}
              value={values[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
        </div>
      ) : null}
    </section>
  );
}

type Translator = ReturnType<typeof useTranslator>;

const dayFilters: readonly FilterName[] = ['said', 'happened', 'published', 'captured'];
const ofEntities: readonly FilterName[] = ['speaker', 'through', 'to', 'about', 'entity', 'place'];

/** A filter's value as people read it; an entity that is given by its number is called by its name. */
function FilterValue({ name, value }: { readonly name: FilterName; readonly value: string }) {
  const t = useTranslator();
  const numbered = ofEntities.includes(name) && /^\d+$/.test(value);
  const { data } = useGet<ListPage<EntityItem>>('/entities', { name: value, limit: 1 }, { enabled: numbered });
  return (numbered ? data?.items[0]?.name : undefined) ?? shown(name, value, t);
}

/** A filter's value as people read it. */
function shown(name: FilterName, value: string, t: Translator): string {
  const kind = listed[name];
  if (dayFilters.includes(name))
    return value
      .split('..')
      .map((day) => (day === '' ? '…' : t.day(day)))
      .join(' – ');
  const one = (v: string): string => {
    if (name === 'measure') return t.measure(v);
    if (kind !== undefined) return t.word(kind, v);
    if (name === 'reviewed') return t.say(`filter.reviewed.${looked.find((l) => l === v) ?? 'machine'}`);
    return v;
  };
  return value
    .split(',')
    .map(one)
    .join(t.language === 'ar' ? '، ' : ', ');
}

interface FieldProps {
  readonly name: FilterName;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function FilterField({ name, value, onChange }: FieldProps) {
  const t = useTranslator();
  const kind = listed[name];
  const chosen = value === null ? [] : value.split(',');
  const options =
    kind !== undefined
      ? offersOf(kind, chosen, t)
      : name === 'reviewed'
        ? looked.map((v) => [v, t.say(`filter.reviewed.${v}`)] as const)
        : null;
  if (options === null) return <WrittenFilter name={name} value={value} onChange={onChange} />;
  const several = kind !== undefined;
  return (
    <Select
      className="field"
      selectionMode={several ? 'multiple' : 'single'}
      value={several ? chosen : (chosen[0] ?? null)}
      onChange={(keys) => {
        const all = Array.isArray(keys) ? keys.map(String) : keys === null ? [] : [String(keys)];
        onChange(all.length === 0 ? null : all.join(','));
      }}
      placeholder={t.say('filters.any')}
    >
      <Label>{t.say(`filter.${name}`)}</Label>
      <SelectParts options={options} shown={value === null ? null : shown(name, value, t)} />
    </Select>
  );
}

/** Taken over on Enter and when the field is left, so that not every letter is a question to the archive. */
function WrittenFilter({ name, value, onChange }: FieldProps) {
  const t = useTranslator();
  const [draft, setDraft] = useState<{ readonly of: string | null; readonly text: string } | null>(null);
  const text = draft !== null && draft.of === value ? draft.text : (value ?? '');
  const take = (): void => {
    const wanted = text.trim() === '' ? null : text.trim();
    if (wanted !== value) onChange(wanted);
  };
  const days = dayFilters.includes(name);
  return (
    <TextField className="field" value={text} onChange={(now) => setDraft({ of: value, text: now })} onBlur={take}>
      <Label>{t.say(`filter.${name}`)}</Label>
      <Input
        dir={days ? 'ltr' : 'auto'}
        {...(days ? { placeholder: '2024-03 · 2024-03-05..2024-04' } : {})}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </TextField>
  );
}
