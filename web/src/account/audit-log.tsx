import { useState } from 'react';
import type { AuditEntry } from '../../../src/archive/accounts/audit.js';
import { Listed } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { DayField } from '../components/day-field.js';
import { Field } from '../components/field.js';
import { type Column, Table } from '../components/table.js';
import { useList } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';

type AuditFilters = { readonly [N in 'account' | 'action' | 'target' | 'from' | 'before']: string | null };

interface Props {
  readonly filters: AuditFilters;
  readonly onChange: (filters: AuditFilters) => void;
}

/** What was changed, by whom, from where, and what came of it; the latest first. */
export function AuditLog({ filters, onChange }: Props) {
  const t = useTranslator();
  const list = useList<AuditEntry>('/audit', filters, { limit: 50 });
  const code = (text: string | null) => (text === null ? null : <bdi className="code">{text}</bdi>);
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'at', head: t.say('audit.at'), cell: (e) => <time dateTime={e.at}>{t.moment(e.at)}</time> },
    {
      key: 'account',
      head: t.say('audit.account'),
      cell: (e) => (
        <>
          <bdi>{e.account}</bdi> <span className="hint">{t.say(`audit.via.${e.via}`)}</span>
        </>
      ),
    },
    { key: 'action', head: t.say('audit.action'), cell: (e) => code(e.action) },
    { key: 'target', head: t.say('audit.target'), cell: (e) => code(e.target) },
    { key: 'status', head: t.say('audit.status'), numeric: true, cell: (e) => (e.status === 0 ? null : e.status) },
    { key: 'ip', head: t.say('audit.ip'), cell: (e) => code(e.ip) },
  ];
  return (
    <>
      <p className="soft">{t.say('audit.lead')}</p>
      <AuditForm key={JSON.stringify(filters)} filters={filters} onChange={onChange} />
      <Listed list={list} none={{ title: t.say('audit.none.title'), text: t.say('audit.none.text') }}>
        {(items) => (
          <Table
            label={t.say('admin.audit')}
            columns={columns}
            rows={items}
            keyOf={(e) => `${e.request ?? ''} ${e.at} ${e.action} ${e.target}`}
          />
        )}
      </Listed>
    </>
  );
}

/** What the log is narrowed by; asked when it is sent. */
function AuditForm({ filters, onChange }: Props) {
  const t = useTranslator();
  const [draft, setDraft] = useState(filters);
  const text = (name: 'account' | 'action' | 'target', more: object = {}) => (
    <Field
      label={t.say(`audit.${name}`)}
      value={draft[name] ?? ''}
      onChange={(value) => setDraft({ ...draft, [name]: value === '' ? null : value })}
      {...more}
    />
  );
  const day = (name: 'from' | 'before') => (
    <DayField
      label={t.say(`audit.${name}`)}
      value={draft[name] ?? ''}
      onChange={(value) => setDraft({ ...draft, [name]: value === '' ? null : value })}
    />
  );
  return (
    <form
      className="filters-fields audit-form"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(draft);
      }}
    >
      {text('account')}
      {text('action', { hint: t.say('audit.action.hint'), dir: 'ltr' })}
      {text('target', { dir: 'ltr' })}
      {day('from')}
      {day('before')}
      <div className="form-act">
        <Button look="main" type="submit">
          {t.say('audit.filter')}
        </Button>
      </div>
    </form>
  );
}
