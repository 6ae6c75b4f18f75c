import { words } from '../../../src/record/words.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import { participantAim, placeAim, triggerAim } from './aims.js';
import { useDesk } from './desk-context.js';
import type { EventDraft } from './draft.js';
import { Choose, Part, Write } from './fields.js';
import { nameOf } from './who.js';
import { NewWho, WhoField } from './who-field.js';
import { WordsField } from './words-field.js';

const types = Object.keys(words.en.eventType) as NonNullable<EventDraft['type']>[];
const statuses = Object.keys(words.en.status) as EventDraft['status'][];
const modes = Object.keys(words.ar.eventMode);

/** An event: what happened, who did it to whom, where and when, and the word that tells of it. */
export function EventForm({ draft }: { draft: EventDraft }) {
  const t = useTranslator();
  const { record, take, update } = useDesk();
  const change = (part: Partial<EventDraft>): void => update((d) => ({ ...d, ...part }) as EventDraft);
  return (
    <>
      <div className="desk-row">
        <Choose
          label={t.say('field.type')}
          value={draft.type}
          options={types.map((v) => [v, t.word('eventType', v)] as const)}
          // a mode belongs to its type
          onChange={(type) => change({ type, mode: null })}
        />
        <Choose
          label={t.say('field.mode')}
          value={draft.mode}
          none={t.say('field.none')}
          options={modes.map((v) => [v, t.word('eventMode', v)] as const)}
          onChange={(mode) => change({ mode })}
        />
        <Choose
          label={t.say('field.status')}
          value={draft.status}
          options={statuses.map((v) => [v, t.word('status', v)] as const)}
          onChange={(status) => status !== null && change({ status })}
        />
      </div>
      <Participants as="actors" draft={draft} />
      <Participants as="recipients" draft={draft} />
      <div className="desk-who">
        <WhoField
          label={t.say('field.place')}
          who={draft.place}
          places
          onChange={(place) => change({ place })}
          onMark={() => take(placeAim(record), t.say('field.place'))}
        />
        {draft.place === null ? null : (
          <Button look="quiet" aria-label={t.say('desk.mark.clear')} onPress={() => change({ place: null })}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      <NewWho who={draft.place} onChange={(place) => change({ place })} />
      <Write
        label={t.say('field.date')}
        dir="ltr"
        hint={t.say('field.date.hint')}
        value={draft.date}
        onChange={(date) => change({ date })}
      />
      <WordsField label={t.say('field.trigger')} words={draft.trigger} aim={triggerAim} />
    </>
  );
}

/** Who did it, or to whom it was done: those there are, and one more. */
function Participants({ as: role, draft }: { readonly as: 'actors' | 'recipients'; readonly draft: EventDraft }) {
  const t = useTranslator();
  const { record, take, update } = useDesk();
  const all = draft[role];
  const set = (next: EventDraft['actors']): void => update((d) => ({ ...d, [role]: next }) as EventDraft);
  const title = t.say(role === 'actors' ? 'field.actors' : 'field.recipients');
  return (
    <Part title={title}>
      <ul className="desk-many">
        {all.map((who, at) => {
          const name = nameOf(record, who);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: somebody may stand there twice while words are marked
            <li key={at}>
              <span className="desk-row">
                <Words>{name}</Words>
                <Button
                  look="quiet"
                  aria-label={t.say('desk.who.remove', { name })}
                  onPress={() => set(all.filter((_, i) => i !== at))}
                >
                  <Icon name="close" />
                </Button>
              </span>
              <NewWho who={who} onChange={(next) => set(all.map((w, i) => (i === at ? next : w)))} />
            </li>
          );
        })}
      </ul>
      <WhoField
        // a new field when somebody was added, so that it is empty again
        key={all.length}
        label={t.say('desk.who.add')}
        who={null}
        without={all.filter((w) => typeof w === 'string')}
        onChange={(who) => who !== null && set([...all, who])}
        onMark={() => take(participantAim(record, role, all.length), title)}
      />
    </Part>
  );
}
