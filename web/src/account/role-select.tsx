import { Select } from 'react-aria-components/Select';
import { SelectParts } from '../components/select-parts.js';
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
      <SelectParts options={roles.map((value) => [value, t.say(`role.${value}`)])} />
    </Select>
  );
}
