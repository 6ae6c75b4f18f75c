import { useEffect } from 'react';
import { KeyTable } from '../account/key-table.js';
import { PasswordForm } from '../account/password-form.js';
import { SignInForm } from '../account/sign-in-form.js';
import { PageHead } from '../archive/parts.js';
import { EmptyState } from '../components/empty-state.js';
import { useSession } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';

/** One's own account: who one is, the password, keys for programs. */
export default function AccountPage() {
  const t = useTranslator();
  const session = useSession();
  useEffect(() => {
    document.title = `${t.say('account.title')} · ${t.say('app.name')}`;
  }, [t]);
  if (session === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (session.mode !== 'accounts')
    return <EmptyState wholePage title={t.say('account.title')} text={t.say('account.noAccounts')} />;
  if (session.role === null) return <SignInForm />;
  return (
    <div className="page account-page">
      <PageHead
        title={t.say('account.yours', { name: session.name ?? '' })}
        lead={`${t.say(`role.${session.role}`)}. ${t.say(`role.${session.role}.may`)}`}
      />
      <PasswordForm />
      <KeyTable whose="own" role={session.role} />
    </div>
  );
}
