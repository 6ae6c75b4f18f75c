import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { AuditLog } from '../account/audit-log.js';
import { KeyTable } from '../account/key-table.js';
import { SignInForm } from '../account/sign-in-form.js';
import { UserTable } from '../account/user-table.js';
import { PageHead, Problem } from '../archive/parts.js';
import { ApiProblem } from '../data/api.js';
import { may, useSession } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import type { PageProps } from '../router/router.js';
import type { routes } from '../routes.js';

/** For admins: who may use the archive, keys of programs, and what was changed by whom. */
export default function AdminPage({ query, setQuery }: PageProps<typeof routes.admin>) {
  const t = useTranslator();
  const session = useSession();
  useEffect(() => {
    document.title = `${t.say('admin.title')} · ${t.say('app.name')}`;
  }, [t]);
  if (session === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (session.mode === 'accounts' && session.role === null) return <SignInForm />;
  if (!may(session, 'admin'))
    return (
      <div className="page">
        <PageHead title={t.say('admin.title')} />
        <Problem error={new ApiProblem(403, 'this needs the role admin.')} />
      </div>
    );
  const { tab, ...filters } = query;
  return (
    <div className="page admin-page">
      <PageHead title={t.say('admin.title')} />
      <Tabs selectedKey={tab} onSelectionChange={(key) => setQuery({ tab: key as typeof tab })}>
        <TabList className="tab-list" aria-label={t.say('admin.title')}>
          <Tab id="users" className="tab">
            {t.say('admin.users')}
          </Tab>
          <Tab id="keys" className="tab">
            {t.say('key.title')}
          </Tab>
          <Tab id="audit" className="tab">
            {t.say('admin.audit')}
          </Tab>
        </TabList>
        <TabPanel id="users">
          <UserTable me={session.name} />
        </TabPanel>
        <TabPanel id="keys">
          <KeyTable whose="all" role={session.mode === 'accounts' ? session.role : null} />
        </TabPanel>
        <TabPanel id="audit">
          <AuditLog filters={filters} onChange={setQuery} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
