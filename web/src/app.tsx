import { Suspense, useEffect, useRef } from 'react';
import { Button } from './components/button.js';
import { EmptyState } from './components/empty-state.js';
import { ErrorBoundary } from './components/error-boundary.js';
import { type Data, DataContext } from './data/reports.js';
import { pages } from './pages.js';
import { useTranslator } from './preferences/preferences.js';
import { Link, useAddress } from './router/router.js';
import { routes } from './routes.js';
import { Header } from './shell/header.js';

/** The frame around every page, and the page that the address asks for. */
export function App({ data }: { data: Data }) {
  const t = useTranslator();
  const address = useAddress();
  const main = useRef<HTMLElement>(null);
  const drawn = pages.reduce<React.ReactNode>((found, page) => found ?? page.draw(address), null);

  // a page that was gone to is where reading goes on, for a keyboard and a screen reader too
  const before = useRef(address.pathname);
  useEffect(() => {
    if (before.current === address.pathname) return;
    before.current = address.pathname;
    // an address that leads into something of the page has its own goal
    if (address.hash === '') main.current?.focus({ preventScroll: true });
  }, [address]);

  return (
    <DataContext.Provider value={data}>
      <a className="skip" href="#main">
        {t.say('app.skip')}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <ErrorBoundary
          key={address.pathname}
          fallback={(error) => (
            <EmptyState wholePage title={t.say('app.failed.title')} text={t.say('app.failed.text')}>
              <code dir="ltr">{error.message}</code>
              <Button onPress={() => window.location.reload()}>{t.say('app.reload')}</Button>
            </EmptyState>
          )}
        >
          <Suspense fallback={<p className="loading">{t.say('app.loading')}</p>}>
            {drawn ?? (
              <EmptyState wholePage title={t.say('app.notFound.title')} text={t.say('app.notFound.text')}>
                <Link className="button main" href={routes.read.href({})}>
                  {t.say('read.title')}
                </Link>
              </EmptyState>
            )}
          </Suspense>
        </ErrorBoundary>
      </main>
    </DataContext.Provider>
  );
}
