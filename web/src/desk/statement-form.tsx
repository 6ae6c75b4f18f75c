import { words } from '../../../src/record/words.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { addresseeAim, contentAim, cueAim, linkWhoAim, linkWordsAim } from './aims.js';
import { canMove, moved, without, withRelay, withSpeaker, withWho } from './chain-draft.js';
import { useDesk } from './desk-context.js';
import type { LinkDraft, StatementDraft } from './draft.js';
import { Choose, Part, Write } from './fields.js';
import { NewWho, WhoField } from './who-field.js';
import { WordsField } from './words-field.js';

type Of<K extends 'stance' | 'mode'> = StatementDraft[K];
const stances = Object.keys(words.en.stance) as Of<'stance'>[];
const modes = Object.keys(words.en.mode) as Of<'mode'>[];
const media = Object.keys(words.ar.medium);

/** A statement: who said it and through whom, how, and which words they are. */
export function StatementForm({ draft }: { draft: StatementDraft }) {
  const t = useTranslator();
  const { record, take, update } = useDesk();
  const change = (part: Partial<StatementDraft>): void => update((d) => ({ ...d, ...part }) as StatementDraft);
  const { chain } = draft;
  // the speaker is asked for first: it is what is wrong most often
  const links = chain.toReversed();
  return (
    <>
      <Part title={t.say('field.chain')}>
        <ol className="desk-chain">
          {links.map((link) => (
            <LinkFields key={link.key} link={link} draft={draft} />
          ))}
        </ol>
        <div className="desk-row">
          {chain.at(-1)?.role === 'speaker' ? null : (
            <Button onPress={() => change({ chain: withSpeaker(chain) })}>{t.say('desk.speaker.add')}</Button>
          )}
          <Button onPress={() => change({ chain: withRelay(chain) })}>{t.say('desk.relay.add')}</Button>
        </div>
      </Part>
      <div className="desk-row">
        <Choose
          label={t.say('field.stance')}
          value={draft.stance}
          options={stances.map((v) => [v, t.word('stance', v)] as const)}
          onChange={(stance) => stance !== null && change({ stance })}
        />
        <Choose
          label={t.say('field.mode')}
          value={draft.mode}
          options={modes.map((v) => [v, t.word('mode', v)] as const)}
          onChange={(mode) => mode !== null && change({ mode })}
        />
        <Choose
          label={t.say('field.medium')}
          value={draft.medium}
          none={t.say('field.none')}
          options={media.map((v) => [v, t.word('medium', v)] as const)}
          onChange={(medium) => change({ medium })}
        />
      </div>
      <WordsField label={t.say('field.content')} words={draft.content} aim={contentAim} withEdges />
      <WordsField label={t.say('field.cue')} words={draft.cue} aim={cueAim(record)} empty={t.say('lack.cue')} />
      {draft.cue === null ? null : (
        <Write
          label={t.say('field.lemma')}
          value={draft.cue.lemma}
          onChange={(lemma) => draft.cue !== null && change({ cue: { ...draft.cue, lemma } })}
        />
      )}
      <div className="desk-who">
        <WhoField
          label={t.say('field.addressee')}
          who={draft.addressee}
          onChange={(addressee) => change({ addressee })}
          onMark={() => take(addresseeAim(record), t.say('field.addressee'))}
        />
        {draft.addressee === null ? null : (
          <Button look="quiet" aria-label={t.say('desk.mark.clear')} onPress={() => change({ addressee: null })}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      <NewWho who={draft.addressee} onChange={(addressee) => change({ addressee })} />
    </>
  );
}

function LinkFields({ link, draft }: { readonly link: LinkDraft; readonly draft: StatementDraft }) {
  const t = useTranslator();
  const { record, take, update } = useDesk();
  const { key, role } = link;
  const { chain } = draft;
  const label = t.say(role === 'speaker' ? 'chain.speaker' : 'chain.relay');
  const change = (next: readonly LinkDraft[]): void => update((d) => ({ ...d, chain: next }) as StatementDraft);
  const set = (part: Partial<LinkDraft>): void => change(chain.map((l) => (l.key === key ? { ...l, ...part } : l)));
  return (
    <li className={`desk-link ${role}`}>
      <div className="desk-who">
        <WhoField
          label={label}
          who={link.who}
          onChange={(who) => change(withWho(record, chain, key, who))}
          onMark={() => take(linkWhoAim(record, key), label)}
        />
        {role === 'relay'
          ? ([-1, 1] as const).map((by) => (
              <Button
                key={by}
                look="quiet"
                aria-label={t.say(by === -1 ? 'desk.link.out' : 'desk.link.in')}
                isDisabled={!canMove(chain, key, by)}
                onPress={() => change(moved(chain, key, by))}
              >
                <Icon name={by === -1 ? 'down' : 'up'} />
              </Button>
            ))
          : null}
        <Button look="quiet" aria-label={t.say('desk.link.remove')} onPress={() => change(without(chain, key))}>
          <Icon name="close" />
        </Button>
      </div>
      <NewWho who={link.who} onChange={(who) => set({ who })} />
      {link.who === null ? null : (
        <WordsField
          label={t.say('desk.named')}
          words={link.span}
          aim={linkWordsAim(key)}
          empty={t.say('desk.understood')}
          onClear={() => set({ span: null, inferred: true })}
        />
      )}
    </li>
  );
}
