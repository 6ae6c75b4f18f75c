import { useState } from 'react';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Field } from '../components/field.js';
import { ApiProblem } from '../data/api.js';
import { useAttempt } from '../data/attempt.js';
import { useSigning } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';

/** Name and password, as a page of its own. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const t = useTranslator();
  const { signIn } = useSigning();
  const { busy, problem, run } = useAttempt();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const status = problem instanceof ApiProblem ? problem.status : null;
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          await signIn(name.trim(), password);
          onSignedIn?.();
        });
      }}
    >
      <h1>{t.say('account.signIn')}</h1>
      <p className="lead">{t.say('account.signIn.lead')}</p>
      <Field label={t.say('account.name')} value={name} onChange={setName} autoComplete="username" isRequired />
      <Field
        label={t.say('account.password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        dir="ltr"
        isRequired
      />
      {status === 401 || status === 429 ? (
        <p className="notice notice-title" role="alert">
          {t.say(status === 401 ? 'account.wrong' : 'account.tooOften')}
        </p>
      ) : problem === null ? null : (
        <Problem error={problem} />
      )}
      <Button look="main" type="submit" isDisabled={busy || name.trim() === '' || password === ''}>
        {t.say('account.signIn')}
      </Button>
      <p className="hint">{t.say('account.signIn.help')}</p>
    </form>
  );
}
