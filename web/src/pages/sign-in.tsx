import { useEffect } from 'react';
import { SignInForm } from '../account/sign-in-form.js';
import { EmptyState } from '../components/empty-state.js';
import { useSession } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, navigate, type PageProps } from '../router/router.js';
import { routes } from '../routes.js';

/** An address of this interface, whatever was asked for: signing in leads nowhere else. */
export const within = (back: string | null): string =>
  back !== null && /^\/(?![/\\])/u.test(back) ? back : routes.home.href({});

/** Where one says who one is. */
export default function SignInPage({ query: { back } }: PageProps<typeof routes.signIn>) {
  const t = useTranslator();
  const session = useSession();
  useEffect(() => {
    document.title = `${t.say('account.signIn')} · ${t.say('app.name')}`;
  }, [t]);
  if (session === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (session.mode !== 'accounts' || session.role !== null)
    return (
      <EmptyState
        wholePage
        title={t.say('account.signIn')}
        text={
          session.mode === 'accounts'
            ? t.say('account.already', { name: session.name ?? '' })
            : t.say('account.noAccounts')
        }
      >
        <Link className="button main" href={within(back)}>
          {t.say('app.home')}
        </Link>
      </EmptyState>
    );
  return <SignInForm onSignedIn={() => navigate(within(back), { replace: true })} />;
}
