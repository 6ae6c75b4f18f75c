import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../../src/archive/accounts/account.js';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Choice } from '../components/choice.js';
import { Field } from '../components/field.js';
import { type Column, Table } from '../components/table.js';
import { useApi, useGet } from '../data/api.js';
import { type Attempt, useAttempt } from '../data/attempt.js';
import { type Role, roles } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { shortest } from './password-form.js';
import { RoleSelect } from './role-select.js';

/** Everybody who may use the archive: roles, locks, and new accounts. */
export function UserTable({ me }: { readonly me: string | null }) {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const { data, error } = useGet<{ readonly items: readonly Account[] }>('/accounts');
  const changing = useAttempt();
  const changed = (): Promise<void> => queries.invalidateQueries({ queryKey: ['/accounts'] });
  const change = (name: string, body: { readonly role?: Role; readonly disabled?: boolean }): void =>
    void changing.run(async () => {
      await api.send('PATCH', `/accounts/${encodeURIComponent(name)}`, body);
      await changed();
    });
  const columns: readonly Column<Account>[] = [
    { key: 'name', head: t.say('account.name'), cell: (a) => <bdi>{a.name}</bdi> },
    {
      key: 'role',
      head: t.say('account.role'),
      cell: (a) => (
        <RoleSelect
          label={t.say('users.roleOf', { name: a.name })}
          role={a.role}
          onChange={(role) => change(a.name, { role })}
        />
      ),
    },
    {
      key: 'state',
      head: t.say('users.state'),
      cell: (a) =>
        a.disabledAt !== null
          ? t.say('users.disabled', { date: t.moment(a.disabledAt) })
          : t.say(a.password ? 'users.active' : 'users.keysOnly'),
    },
    { key: 'since', head: t.say('users.since'), cell: (a) => t.moment(a.createdAt) },
    {
      key: 'act',
      head: t.say('account.act'),
      cell: (a) =>
        a.name === me ? null : (
          <Button look="quiet" onPress={() => change(a.name, { disabled: a.disabledAt === null })}>
            {t.say(a.disabledAt === null ? 'users.disable' : 'users.enable')}
          </Button>
        ),
    },
  ];
  const problem = error ?? changing.problem;
  return (
    <>
      {problem === null ? null : <Problem error={problem} />}
      {data === undefined ? null : data.items.length === 0 ? (
        <p className="empty">{t.say('users.none')}</p>
      ) : (
        <Table label={t.say('admin.users')} columns={columns} rows={data.items} keyOf={(a) => a.name} />
      )}
      <AddAccount onAdded={changed} />
    </>
  );
}

function AddAccount({ onAdded }: { readonly onAdded: () => unknown }) {
  const t = useTranslator();
  const api = useApi();
  const adding: Attempt = useAttempt();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [added, setAdded] = useState<string | null>(null);
  const short = password !== '' && [...password].length < shortest;
  return (
    <form
      className="account-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void adding.run(async () => {
          await api.send('POST', '/accounts', { name: name.trim(), role, password });
          setAdded(name.trim());
          setName('');
          setPassword('');
          await onAdded();
        });
      }}
    >
      <h2>{t.say('users.add')}</h2>
      <Field
        label={t.say('account.name')}
        hint={t.say('users.name.hint')}
        value={name}
        onChange={setName}
        autoComplete="off"
        maxLength={100}
      />
      <Field
        label={t.say('account.password')}
        hint={t.say('password.hint')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        error={short ? t.say('password.short') : null}
      />
      <Choice
        label={t.say('account.role')}
        options={roles.map((value) => ({ value, label: t.say(`role.${value}`) }))}
        chosen={role}
        onChange={setRole}
      />
      <p className="hint">{t.say(`role.${role}.may`)}</p>
      {adding.problem === null ? null : <Problem error={adding.problem} />}
      <div className="form-act">
        <Button look="main" type="submit" isDisabled={adding.busy || name.trim() === '' || password === '' || short}>
          {t.say('users.add')}
        </Button>
        <span role="status">{added === null ? '' : t.say('users.added', { name: added })}</span>
      </div>
    </form>
  );
}
