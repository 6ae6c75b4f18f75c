import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Icon } from '../components/icon.js';
import { type Role, roles } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';

interface Props {
  readonly label: string;
  readonly role: Role;
  readonly onChange: (role: Role) => void;
}

/** A role, to be exchanged for another. */
export function RoleSelect({ label, role, onChange }: Props) {
  const t = useTranslator();
  return (
    <Select aria-label={label} value={role} onChange={(key) => key !== role && onChange(key as Role)}>
      <Button className="button select">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {roles.map((value) => (
            <ListBoxItem key={value} id={value} textValue={t.say(`role.${value}`)}>
              {t.say(`role.${value}`)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
