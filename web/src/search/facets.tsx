import { type CSSProperties, type ReactNode, useId, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { EntityRef } from '../../../src/archive/lists/refs.js';
import type { Facets } from '../../../src/archive/views/facets.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useGet } from '../data/api.js';
import type { FilterName, FilterValues } from '../filters/filters.js';
import type { TextKey } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import { type SearchView, selectionOf } from './asked.js';
import { Months } from './months.js';

interface Value {
  /** As the filter takes it; null for what cannot be asked for. */
  readonly value: string | null;
  readonly label: ReactNode;
  readonly count: number;
}

interface Props {
  readonly view: SearchView;
  readonly onChange: (change: Partial<FilterValues>) => void;
}

/** How what was found is spread over outlets, stances, speakers, …; each value narrows the search, and takes that back. */
export function FacetColumn({ view, onChange }: Props) {
  const t = useTranslator();
  const [open, setOpen] = useState(false);
  const { data } = useGet<Facets>('/facets', { ...selectionOf(view), what: view.what });
  if (data === undefined || data.of.counted === 0) return null;
  const set = (name: FilterName, value: string | null): void => onChange({ [name]: value });
  const entity = (count: { readonly value: EntityRef; readonly count: number }): Value => ({
    value: String(count.value.id),
    label: <Words>{count.value.name}</Words>,
    count: count.count,
  });
  const word =
    (kind: 'stance' | 'mode' | 'medium' | 'eventType') =>
    ({ value, count }: { readonly value: string; readonly count: number }): Value => ({
      ...{ value, count, label: t.word(kind, value) },
    });
  const groups: readonly (readonly [name: FilterName, title: TextKey, values: readonly Value[], several: boolean])[] = [
    [
      'publisher',
      'facets.publisher',
      data.publisher.map(({ value, count }) => ({
        ...{ value, count },
        label: value === null ? t.say('facets.publisher.unknown') : <bdi>{value}</bdi>,
      })),
      false,
    ],
    ['speaker', 'facets.speaker', data.speaker.map(entity), false],
    ['stance', 'facets.stance', data.stance.map(word('stance')), true],
    ['type', 'facets.type', data.type.map(word('eventType')), true],
    ['place', 'facets.place', data.place.map(entity), false],
    ['medium', 'facets.medium', data.medium.map(word('medium')), true],
    ['mode', 'facets.mode', data.mode.map(word('mode')), true],
  ];
  return (
    <aside className="facets" aria-label={t.say('facets.title')} data-open={open}>
      <Button aria-expanded={open} onPress={() => setOpen(!open)}>
        <Icon name={open ? 'up' : 'down'} /> {t.say('facets.title')}
      </Button>
      <div className="facet-groups">
        <Months counts={data.month} chosen={view.published} onChange={(value) => set('published', value)} />
        {groups.map(([name, title, values, several]) => (
          <Facet
            key={name}
            title={t.say(title)}
            values={values}
            chosen={view[name]?.split(',') ?? []}
            onChange={(chosen) => {
              const next = several ? chosen : chosen.slice(-1);
              set(name, next.length === 0 ? null : next.join(','));
            }}
          />
        ))}
        {data.of.all ? null : (
          <p className="hint">
            {t.say('facets.part', {
              count: t.count(view.what === 'reports' ? 'reports.count' : 'count.statements', data.of.counted),
            })}
          </p>
        )}
      </div>
    </aside>
  );
}

/** So many values are in sight before all are asked for. */
const few = 6;

function Facet({
  title,
  values,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly values: readonly Value[];
  readonly chosen: readonly string[];
  /** What was chosen last comes last. */
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTranslator();
  const id = useId();
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const most = Math.max(...values.map((v) => v.count));
  return (
    <section className="facet-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {(all ? values : values.slice(0, few)).map(({ value, label, count }) => {
          const look = {
            className: 'facet',
            style: { '--share': count / most } as CSSProperties,
            children: (
              <>
                <span className="facet-label">{label}</span>
                <span className="facet-count">{t.number(count)}</span>
              </>
            ),
          };
          return (
            <li key={value ?? ''}>
              {value === null ? (
                <span {...look} />
              ) : (
                <ToggleButton
                  {...look}
                  isSelected={chosen.includes(value)}
                  onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((c) => c !== value))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {values.length > few ? (
        <Button look="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
          {t.say(all ? 'facets.fewer' : 'facets.more')}
        </Button>
      ) : null}
    </section>
  );
}
