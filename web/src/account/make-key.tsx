import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import type { Scope } from '../../../src/archive/accounts/roles.js';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Choice } from '../components/choice.js';
import { Field } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { useApi } from '../data/api.js';
import { useAttempt } from '../data/attempt.js';
import { may, type Role } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { scopes } from './key-table.js';

/** How long a key is good for, in days. */
const lasting = { '30': 30, '90': 90, year: 365, never: null } as const;
type Lasting = keyof typeof lasting;

interface Props {
  /** Of whoever makes it: a key may no more than its owner. */
  readonly role: Role;
  /** The key that was made last. */
  readonly secret: string | null;
  readonly onMade: (secret: string) => void;
}

/** Makes a key of one's own; it is shown once. */
export function MakeKey({ role, secret, onMade }: Props) {
  const t = useTranslator();
  const api = useApi();
  const { busy, problem, run } = useAttempt();
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState<Lasting>('90');
  const offered = (Object.keys(scopes) as Scope[]).filter((scope) => may({ role }, scopes[scope]));
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          const body = { label: label.trim(), scopes: chosen, days: lasting[days] };
          onMade((await api.send<{ readonly secret: string }>('POST', '/keys', body)).value.secret);
          setLabel('');
        });
      }}
    >
      <h3>{t.say('key.make')}</h3>
      <Field label={t.say('key.label')} value={label} onChange={setLabel} maxLength={200} />
      <CheckboxGroup
        className="choice"
        value={[...chosen]}
        onChange={(values) => setChosen(offered.filter((scope) => values.includes(scope)))}
      >
        <Label>{t.say('key.scopes')}</Label>
        <div className="choice-options">
          {offered.map((scope) => (
            <Checkbox key={scope} value={scope} className="check">
              <span className="check-box" aria-hidden="true" />
              {t.say(`scope.${scope}`)}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <Choice
        label={t.say('key.days')}
        options={(Object.keys(lasting) as Lasting[]).map((value) => ({
          value,
          label:
            value === 'year' || value === 'never' ? t.say(`key.days.${value}`) : t.count('count.days', lasting[value]),
        }))}
        chosen={days}
        onChange={setDays}
      />
      {problem === null ? null : <Problem error={problem} />}
      <div className="form-act">
        <Button look="main" type="submit" isDisabled={busy || label.trim() === '' || chosen.length === 0}>
          {t.say('key.make')}
        </Button>
      </div>
      {secret === null ? null : <Secret secret={secret} />}
    </form>
  );
}

function Secret({ secret }: { readonly secret: string }) {
  const t = useTranslator();
  const [copied, setCopied] = useState<'chain.copied' | 'chain.uncopied' | null>(null);
  return (
    <div className="secret" role="status">
      <p>{t.say('key.secret')}</p>
      <code dir="ltr">{secret}</code>
      <Button
        onPress={() =>
          navigator.clipboard.writeText(secret).then(
            () => setCopied('chain.copied'),
            () => setCopied('chain.uncopied'),
          )
        }
      >
        <Icon name="copy" /> {t.say(copied ?? 'key.copy')}
      </Button>
    </div>
  );
}
