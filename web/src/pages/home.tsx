import { lazy, useEffect } from 'react';
import type { Overview } from '../../../src/archive/views/overview.js';
import { SignInForm } from '../account/sign-in-form.js';
import { Problem } from '../archive/parts.js';
import { useGet } from '../data/api.js';
import { type Session, useSession } from '../data/session.js';
import { Contested } from '../home/contested.js';
import { FirstSteps } from '../home/first-steps.js';
import { Newest } from '../home/newest.js';
import { Numbers } from '../home/numbers.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, navigate } from '../router/router.js';
import { routes } from '../routes.js';
import { SearchBox } from '../search/box.js';
import { useResultKeys } from '../search/result-keys.js';
import { savedHref, useSavedSearches } from '../search/saved.js';

const ReadPage = lazy(() => import('./read.js'));

/** The first page: the archive at a glance, or, without a server, the reader alone. */
export default function HomePage() {
  const t = useTranslator();
  const session = useSession();
  if (session === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (session.mode === 'none') return <ReadPage />;
  if (session.role === null) return <SignInForm />;
  return <Glance session={session} />;
}

function Glance({ session }: { readonly session: Session }) {
  const t = useTranslator();
  useResultKeys();
  useEffect(() => {
    document.title = t.say('app.name');
  }, [t]);
  const { data: overview, error, refetch } = useGet<Overview>('/overview');
  if (error !== null)
    return (
      <div className="page">
        <Problem error={error} onAgain={() => void refetch()} />
      </div>
    );
  if (overview === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (overview.reports === 0) return <FirstSteps session={session} />;
  return (
    <div className="page home">
      <header className="home-top">
        <h1>{t.say('home.title')}</h1>
        <SearchBox words={null} onSearch={(q) => navigate(routes.search.href({}, { q }))} />
        <Saved />
      </header>
      <Numbers overview={overview} />
      <div className="home-parts">
        <Newest />
        <Contested />
      </div>
    </div>
  );
}

/** The searches that one keeps, a step away. */
function Saved() {
  const t = useTranslator();
  const { items } = useSavedSearches();
  if (items.length === 0) return null;
  return (
    <nav className="chips" aria-label={t.say('saved.title')}>
      {items.map((search) => (
        <Link key={search.id} className="chip" href={savedHref(search)}>
          <bdi>{search.name}</bdi>
        </Link>
      ))}
    </nav>
  );
}
