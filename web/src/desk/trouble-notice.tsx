import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { useTranslator } from '../preferences/preferences.js';
import type { Trouble } from './correcting.js';

/** Why a change was not made, and what to do. */
export function TroubleNotice({
  trouble,
  onAgain,
}: {
  readonly trouble: Trouble | { readonly kind: 'gone' };
  /** Of a report that changed: loads it and applies the change to it. */
  readonly onAgain: () => void;
}) {
  const t = useTranslator();
  if (trouble.kind === 'failed') return <Problem error={trouble.error} onAgain={onAgain} />;
  return (
    <div className="notice" role="alert">
      <p className="notice-title">{t.say(trouble.kind === 'refused' ? 'desk.refused.title' : 'desk.stale.title')}</p>
      {trouble.kind === 'refused' ? (
        <>
          <p>{t.say('desk.refused.text')}</p>
          <p>
            <bdi lang="en" dir="ltr">
              {trouble.detail}
            </bdi>
          </p>
        </>
      ) : trouble.kind === 'stale' ? (
        <>
          <p>{t.say('desk.stale.text')}</p>
          <Button onPress={onAgain}>{t.say('desk.stale.do')}</Button>
        </>
      ) : (
        <p>{t.say('desk.stale.gone')}</p>
      )}
    </div>
  );
}
