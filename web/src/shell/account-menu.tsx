import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { may, type Session, useSigning } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, navigate, useAddress } from '../router/router.js';
import { routes } from '../routes.js';

/** Who one is here, and what belongs to that. On one's own machine there is no signing in. */
export function AccountMenu({ session }: { readonly session: Session }) {
  const t = useTranslator();
  const address = useAddress();
  const { signOut } = useSigning();
  if (session.mode === 'none') return null;
  if (session.role === null)
    return (
      <Link
        className="button quiet"
        href={routes.signIn.href(
          {},
          { back: address.pathname === '/sign-in' ? null : address.pathname + address.search },
        )}
      >
        {t.say('account.signIn')}
      </Link>
    );
  const accounts = session.mode === 'accounts';
  const label = accounts ? t.say('account.yours', { name: session.name ?? '' }) : t.say('admin.title');
  const acts: Readonly<Record<string, () => void>> = {
    account: () => navigate(routes.account.href({})),
    admin: () => navigate(routes.admin.href({}, accounts ? {} : { tab: 'audit' })),
    out: () => void signOut().then(() => navigate(routes.home.href({}))),
  };
  return (
    <MenuTrigger>
      <Button look="quiet" aria-label={label}>
        <Icon name="person" />
      </Button>
      <Popover className="popover" placement="bottom end">
        {accounts ? (
          <p className="menu-head">
            <bdi>{session.name}</bdi> <span className="hint">{t.say(`role.${session.role}`)}</span>
          </p>
        ) : null}
        <Menu className="menu" aria-label={label} onAction={(key) => acts[String(key)]?.()}>
          {accounts ? <MenuItem id="account">{t.say('account.title')}</MenuItem> : null}
          {may(session, 'admin') ? <MenuItem id="admin">{t.say('admin.title')}</MenuItem> : null}
          {accounts ? <MenuItem id="out">{t.say('account.signOut')}</MenuItem> : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
