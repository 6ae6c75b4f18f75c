import { DialogTrigger } from 'react-aria-components/Dialog';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, useAddress } from '../router/router.js';
import { routes } from '../routes.js';
import { Settings } from './settings.js';
import { Shortcuts } from './shortcuts.js';

/** The bar over every page: where one is, the pages, help and settings. */
export function Header() {
  const t = useTranslator();
  const { pathname } = useAddress();
  const items = [
    { href: routes.read.href({}), label: t.say('app.read'), here: pathname === '/' || pathname === '/read' },
  ];
  return (
    <header className="bar">
      <Link className="brand" href={routes.home.href({})}>
        <svg viewBox="0 0 20 30" aria-hidden="true" focusable="false">
          <path d="M10 5v20" />
          <circle cx="10" cy="5" r="3" />
          <circle cx="10" cy="14.5" r="3" />
          <circle className="end" cx="10" cy="25" r="4" />
        </svg>
        <span>{t.say('app.name')}</span>
      </Link>
      <nav aria-label={t.say('app.nav')}>
        {items.map((item) => (
          <Link key={item.href} href={item.href} aria-current={item.here ? 'page' : undefined}>
            {item.label}
          </Link>
        ))}
      </nav>
      <div className="bar-end">
        <Shortcuts />
        <DialogTrigger>
          <Button look="quiet" aria-label={t.say('settings.title')}>
            <Icon name="settings" />
          </Button>
          <Settings />
        </DialogTrigger>
      </div>
    </header>
  );
}
