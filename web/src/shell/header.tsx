import { DialogTrigger } from 'react-aria-components/Dialog';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { may, type Role, useSession } from '../data/session.js';
import type { TextKey } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import type { Route } from '../router/route.js';
import { Link, navigate, useAddress } from '../router/router.js';
import { routes } from '../routes.js';
import { AccountMenu } from './account-menu.js';
import { useSearchKey } from './search-key.js';
import { Settings } from './settings.js';
import { Shortcuts } from './shortcuts.js';

/** The pages that are always a step away, in order; those of the archive only where there is a server. */
const navigation: readonly {
  readonly route: Route;
  readonly label: TextKey;
  readonly ofArchive: boolean;
  /** Offered only to who may use it. */
  readonly role?: Role;
}[] = [
  { route: routes.search as unknown as Route, label: 'app.search', ofArchive: true },
  { route: routes.events as unknown as Route, label: 'events.title', ofArchive: true },
  { route: routes.figures as unknown as Route, label: 'figures.title', ofArchive: true },
  { route: routes.entities as unknown as Route, label: 'entities.title', ofArchive: true },
  { route: routes.network as unknown as Route, label: 'network.title', ofArchive: true },
  { route: routes.sources as unknown as Route, label: 'sources.title', ofArchive: true },
  { route: routes.desk as unknown as Route, label: 'desk.title', ofArchive: true, role: 'editor' },
  { route: routes.read as unknown as Route, label: 'app.read', ofArchive: false },
];

const isUnder = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);

/** The bar over every page: where one is, the pages, help and settings. */
export function Header() {
  const t = useTranslator();
  const { pathname } = useAddress();
  const session = useSession();
  // where people sign in, its pages are offered to those who did
  const archive = may(session, 'viewer');
  useSearchKey(archive);
  const items = navigation
    .filter((item) => (!item.ofArchive || archive) && (item.role === undefined || may(session, item.role)))
    .map(({ route, label }) => ({
      href: (route.href as (params: object) => string)({}),
      label: t.say(label),
      here: isUnder(pathname, route.path) || (pathname === '/' && session?.mode === 'none' && label === 'app.read'),
    }));
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
      <MenuTrigger>
        <Button look="quiet" id="pages" aria-label={t.say('app.nav')}>
          <Icon name="menu" />
        </Button>
        <Popover className="popover">
          <Menu className="menu" onAction={(key) => navigate(String(key))}>
            {items.map((item) => (
              <MenuItem key={item.href} id={item.href} className={item.here ? 'here' : ''}>
                {item.label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <nav aria-label={t.say('app.nav')}>
        {items.map((item) => (
          <Link key={item.href} href={item.href} aria-current={item.here ? 'page' : undefined}>
            {item.label}
          </Link>
        ))}
      </nav>
      <div className="bar-end">
        {session === undefined ? null : <AccountMenu session={session} />}
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
