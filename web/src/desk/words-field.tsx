import type { TextSpan } from '../../../src/record/record.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import type { Aim } from './aims.js';
import { useDesk } from './desk-context.js';
import type { Nudge } from './text-words.js';

/** The first and last words of a long stretch: enough to see where it begins and ends. */
function shortened(text: string): string {
  const words = text.split(/\s+/u);
  return words.length <= 14 ? text : `${words.slice(0, 6).join(' ')} … ${words.slice(-6).join(' ')}`;
}

const edges = [
  ['start', 'startBack', 'startOn'],
  ['end', 'endBack', 'endOn'],
] as const satisfies readonly (readonly [edge: string, back: Nudge, on: Nudge])[];

/** Words of the report that belong to an item: which they are, and how to have others. */
export function WordsField({
  label,
  words,
  aim,
  empty,
  withEdges = false,
  onClear,
}: {
  readonly label: string;
  readonly words: TextSpan | null;
  readonly aim: Aim;
  /** What stands there when there are none. */
  readonly empty?: string;
  /** Whether each edge can be moved by a word with buttons. */
  readonly withEdges?: boolean;
  readonly onClear?: () => void;
}) {
  const t = useTranslator();
  const { aim: current, take, nudge } = useDesk();
  const on = current?.name === aim.name;
  return (
    <div className="desk-words" data-on={on || undefined}>
      <p className="desk-words-line">
        <span className="desk-label">{label}</span>
        {words === null ? <span className="unknown">{empty ?? ''}</span> : <Words>«{shortened(words.text)}»</Words>}
      </p>
      <div className="desk-words-do">
        <Button look={on ? 'main' : 'plain'} aria-pressed={on} onPress={() => take(on ? null : aim, label)}>
          <Icon name="pen" /> {t.say(on ? 'desk.marking.done' : 'desk.mark')}
        </Button>
        {withEdges && words !== null
          ? edges.map(([edge, back, further]) => (
              <span key={edge} className="desk-edge">
                <span className="hint">{t.say(`desk.edge.${edge}`)}</span>
                <Button aria-label={t.say(`desk.edge.${back}`)} onPress={() => nudge(aim, back)}>
                  −
                </Button>
                <Button aria-label={t.say(`desk.edge.${further}`)} onPress={() => nudge(aim, further)}>
                  +
                </Button>
              </span>
            ))
          : null}
        {onClear === undefined || words === null ? null : (
          <Button look="quiet" onPress={onClear}>
            {t.say('desk.mark.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
