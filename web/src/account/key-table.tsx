import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKey } from '../../../src/archive/accounts/key.js';
import type { Scope } from '../../../src/archive/accounts/roles.js';
import { Problem } from '../archive/parts.js';
import { Confirm } from '../components/confirm.js';
import { type Column, Table } from '../components/table.js';
import { useApi, useGet } from '../data/api.js';
import { useAttempt } from '../data/attempt.js';
import type { Role } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { MakeKey } from './make-key.js';

/** What a key may be used for, and the role that may give it. */
export const scopes = { read: 'viewer', write: 'editor', admin: 'admin' } as const satisfies Record<Scope, Role>;

/** Keys with which programs sign in: one's own, or those of all. */
export function KeyTable({ whose, role }: { readonly whose: 'own' | 'all'; readonly role: Role | null }) {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const { data, error } = useGet<{ readonly items: readonly ApiKey[] }>('/keys', { all: whose === 'all' || null });
  const ending = useAttempt();
  const [made, setMade] = useState<string | null>(null);
  const changed = (): Promise<void> => queries.invalidateQueries({ queryKey: ['/keys'] });
  const moment = (at: string | null, otherwise: string): string => (at === null ? otherwise : t.moment(at));
  const columns: readonly Column<ApiKey>[] = [
    { key: 'label', head: t.say('key.label'), cell: (k) => <bdi>{k.label}</bdi> },
    ...(whose === 'all'
      ? [{ key: 'account', head: t.say('account.name'), cell: (k: ApiKey) => <bdi>{k.account}</bdi> }]
      : []),
    {
      key: 'scopes',
      head: t.say('key.scopes'),
      cell: (k) => k.scopes.map((s) => t.say(`scope.${s}`)).join(t.language === 'ar' ? '، ' : ', '),
    },
    { key: 'made', head: t.say('key.made'), cell: (k) => t.moment(k.createdAt) },
    { key: 'used', head: t.say('key.used'), cell: (k) => moment(k.usedAt, t.say('key.used.never')) },
    {
      key: 'ends',
      head: t.say('key.ends'),
      cell: (k) => (k.revokedAt === null ? moment(k.expiresAt, t.say('key.ends.never')) : t.say('key.ended')),
    },
    {
      key: 'act',
      head: t.say('account.act'),
      cell: (k) =>
        k.revokedAt !== null ? null : (
          <Confirm
            label={t.say('key.revoke')}
            question={t.say('key.revoke.sure', { name: k.label })}
            onConfirm={() =>
              void ending.run(async () => {
                await api.send('DELETE', `/keys/${encodeURIComponent(k.id)}`);
                await changed();
              })
            }
          />
        ),
    },
  ];
  const problem = error ?? ending.problem;
  return (
    <section className="keys">
      <h2>{t.say('key.title')}</h2>
      <p className="soft">{t.say('key.lead')}</p>
      {problem === null ? null : <Problem error={problem} />}
      {data === undefined ? null : data.items.length === 0 ? (
        <p className="empty">{t.say('key.none')}</p>
      ) : (
        <Table label={t.say('key.title')} columns={columns} rows={data.items} keyOf={(k) => k.id} />
      )}
      {role === null ? null : (
        <MakeKey
          role={role}
          secret={made}
          onMade={(secret) => {
            setMade(secret);
            void changed();
          }}
        />
      )}
    </section>
  );
}
