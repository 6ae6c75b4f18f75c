import { useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { Select } from 'react-aria-components/Select';
import type { EntityItem } from '../../../src/archive/lists/entities.js';
import { countryCodes } from '../../../src/record/countries.js';
import { words } from '../../../src/record/words.js';
import { EntityLink, Listed, PageHead } from '../archive/parts.js';
import { Choice } from '../components/choice.js';
import { FilterBar } from '../components/filter-bar.js';
import { SelectParts } from '../components/select-parts.js';
import { useList } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { Tag } from '../room/parts.js';
import type { PageProps } from '../router/router.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';

const types = Object.keys(words.en.entityType) as (keyof typeof words.en.entityType)[];
const namings = ['any', 'true', 'false'] as const;

/** Persons, bodies, outlets and places of the archive, those in most reports first. */
export default function EntitiesPage({ query, setQuery }: PageProps<typeof routes.entities>) {
  const t = useTranslator();
  const { name, type, country, named } = query;
  const list = useList<EntityItem>(
    '/entities',
    { name, type, country, named: named === 'any' ? null : named },
    { limit: 50 },
  );
  const chosen = types.filter((value) => type?.split(',').includes(value));
  return (
    <div className="page">
      <PageHead title={t.say('entities.title')} lead={t.say('entities.lead')} />
      <div className="entities-filters">
        <NameSearch key={name} value={name ?? ''} onSearch={(value) => setQuery({ name: value || null })} />
        <FilterBar
          label={t.say('entities.type')}
          options={types.map((value) => ({ value, label: t.word('entityType', value) }))}
          chosen={chosen}
          onChange={(on) => setQuery({ type: on.length === 0 ? null : on.join(',') })}
        />
        <Choice
          label={t.say('entities.named')}
          options={namings.map((value) => ({ value, label: t.say(`entities.named.${value}`) }))}
          chosen={named}
          onChange={(value) => setQuery({ named: value })}
        />
        <CountryChoice value={country} onChange={(value) => setQuery({ country: value })} />
      </div>
      <Listed
        list={list}
        none={{
          title: t.say('entities.none.title'),
          text: t.say('entities.none.text'),
          children: (
            <Link className="button" href={routes.entities.href({})}>
              {t.say('filters.clear')}
            </Link>
          ),
        }}
      >
        {(items) => (
          <ol className="entity-rows">
            {items.map((entity) => (
              <EntityRow key={entity.id} entity={entity} />
            ))}
          </ol>
        )}
      </Listed>
    </div>
  );
}

function EntityRow({ entity }: { entity: EntityItem }) {
  const t = useTranslator();
  return (
    <li className="entity-row">
      <span className="entity-row-name">
        <EntityLink entity={entity} />
        {entity.named ? null : <Tag>{t.say('entity.unnamed')}</Tag>}
      </span>
      <span className="soft">
        {[t.word('entityType', entity.type), entity.country === null ? null : t.country(entity.country)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="numeric">{t.count('count.reports', entity.reports)}</span>
      <span className="numeric">{entity.statements === 0 ? '' : t.count('count.statements', entity.statements)}</span>
    </li>
  );
}

/** Looked for on Enter, and when what was written is taken away. */
function NameSearch({ value, onSearch }: { readonly value: string; readonly onSearch: (value: string) => void }) {
  const t = useTranslator();
  const [text, setText] = useState(value);
  return (
    <SearchField
      className="field name-search"
      value={text}
      onChange={setText}
      onSubmit={(now) => onSearch(now.trim())}
      onClear={() => onSearch('')}
      onBlur={() => text.trim() !== value && onSearch(text.trim())}
    >
      <Label>{t.say('entities.name')}</Label>
      <Input dir="auto" placeholder={t.say('entities.name.hint')} />
    </SearchField>
  );
}

function CountryChoice({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  const t = useTranslator();
  const collator = new Intl.Collator(t.locale);
  const options = countryCodes
    .map((code) => [code, t.country(code)] as const)
    .sort(([, a], [, b]) => collator.compare(a, b));
  return (
    <Select
      className="field"
      value={value}
      onChange={(key) => onChange(key === '' || key === null ? null : String(key))}
      placeholder={t.say('filters.any')}
    >
      <Label>{t.say('entities.country')}</Label>
      <SelectParts options={[['', t.say('filters.any')], ...options]} />
    </Select>
  );
}
