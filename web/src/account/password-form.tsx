import { useState } from 'react';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Field } from '../components/field.js';
import { ApiProblem, useApi } from '../data/api.js';
import { useAttempt } from '../data/attempt.js';
import { type Session, useSigning } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';

/** Fewer characters than this are refused. */
export const shortest = 12;

const nothing = { now: '', next: '', again: '' };

/** Changes one's own password. */
export function PasswordForm() {
  const t = useTranslator();
  const api = useApi();
  const { entered } = useSigning();
  const { busy, problem, run } = useAttempt();
  const [given, setGiven] = useState(nothing);
  const [changed, setChanged] = useState(false);
  const set = (change: Partial<typeof nothing>): void => {
    setGiven({ ...given, ...change });
    setChanged(false);
  };
  const short = given.next !== '' && [...given.next].length < shortest;
  const differ = given.again !== '' && given.again !== given.next;
  const wrong = problem instanceof ApiProblem ? problem.errors.find((e) => e.pointer === '/password') : undefined;
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          const body = { password: given.now, next: given.next };
          entered((await api.send<Session>('PUT', '/session/password', body)).value);
          setGiven(nothing);
          setChanged(true);
        });
      }}
    >
      <h2>{t.say('password.title')}</h2>
      <Field
        label={t.say('password.now')}
        value={given.now}
        onChange={(now) => set({ now })}
        type="password"
        autoComplete="current-password"
        dir="ltr"
        error={wrong === undefined ? null : t.say('account.wrong')}
      />
      <Field
        label={t.say('password.next')}
        hint={t.say('password.hint')}
        value={given.next}
        onChange={(next) => set({ next })}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        error={short ? t.say('password.short') : null}
      />
      <Field
        label={t.say('password.again')}
        value={given.again}
        onChange={(again) => set({ again })}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        error={differ ? t.say('password.differ') : null}
      />
      {problem === null || wrong !== undefined ? null : <Problem error={problem} />}
      <div className="form-act">
        <Button
          look="main"
          type="submit"
          isDisabled={busy || short || differ || Object.values(given).some((v) => v === '')}
        >
          {t.say('password.change')}
        </Button>
        <span role="status">{changed ? t.say('password.changed') : ''}</span>
      </div>
    </form>
  );
}
