import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';

/** What was just done: said, and to be taken back at once. */
export interface Done {
  readonly text: string;
  /** Null where there is nothing to take back. */
  readonly act: string | null;
}

/** Tells of what was just done, at the foot of the window, until it is dismissed or something else is done. */
export function DoneBar({
  done,
  busy,
  onUndo,
  onDismiss,
}: {
  readonly done: Done | null;
  readonly busy: boolean;
  readonly onUndo: (act: string) => void;
  readonly onDismiss: () => void;
}) {
  const t = useTranslator();
  return (
    <div className="done-bar" data-shown={done !== null || undefined}>
      <p role="status">{done?.text ?? ''}</p>
      {done === null ? null : (
        <>
          {done.act === null ? null : (
            <Button isDisabled={busy} onPress={() => done.act !== null && onUndo(done.act)}>
              {t.say('desk.undo.last')}
            </Button>
          )}
          <Button look="quiet" aria-label={t.say('desk.dismiss')} onPress={onDismiss}>
            <Icon name="close" />
          </Button>
        </>
      )}
    </div>
  );
}
