import { useState } from 'react';
import type { Change } from '../../../src/archive/corrections/change.js';
import { Button } from '../components/button.js';
import { useTranslator } from '../preferences/preferences.js';
import { PageOfEntity, Words } from '../room/parts.js';
import { useDesk } from './desk-context.js';
import type { EntityDraft } from './draft.js';
import { Choose, Part, Write } from './fields.js';
import { entityTypes, WhoField } from './who-field.js';

/** A person, body or place of the report: what it is called, and whether it is one or several. */
export function EntityForm({
  draft,
  onMake,
}: {
  readonly draft: EntityDraft;
  /** Makes a change at once: merging and splitting are no fields. */
  readonly onMake: (change: Change) => void;
}) {
  const t = useTranslator();
  const { update } = useDesk();
  const change = (part: Partial<EntityDraft>): void => update((d) => ({ ...d, ...part }) as EntityDraft);
  return (
    <>
      <div className="desk-row">
        <Write label={t.say('field.name')} value={draft.name} onChange={(name) => change({ name })} />
        <Choose
          label={t.say('field.type')}
          value={draft.type}
          options={entityTypes.map((v) => [v, t.word('entityType', v)] as const)}
          onChange={(type) => type !== null && change({ type })}
        />
      </div>
      <div className="desk-row">
        <Write
          label={t.say('field.english')}
          dir="ltr"
          value={draft.english}
          onChange={(english) => change({ english })}
        />
        <Write
          label={t.say('field.country')}
          dir="ltr"
          value={draft.country}
          onChange={(country) => change({ country })}
        />
      </div>
      <Write label={t.say('field.link')} dir="ltr" value={draft.link} onChange={(link) => change({ link })} />
      <Merge key={`merge ${draft.of.id} ${draft.of.mentions.length}`} draft={draft} onMake={onMake} />
      <Split key={`split ${draft.of.id} ${draft.of.mentions.length}`} draft={draft} onMake={onMake} />
      <p className="hint">
        {t.say('desk.archiveEntity')} <PageOfEntity entity={draft.of.id} name={draft.of.name} />
      </p>
    </>
  );
}

type Own = Parameters<typeof EntityForm>[0];

function Merge({ draft, onMake }: Own) {
  const t = useTranslator();
  const [other, setOther] = useState<string | null>(null);
  return (
    <Part title={t.say('desk.merge')}>
      <div className="desk-who">
        <WhoField
          label={t.say('desk.who')}
          who={other}
          without={[draft.of.id]}
          onChange={(who) => setOther(typeof who === 'string' ? who : null)}
        />
        <Button
          isDisabled={other === null}
          onPress={() => other !== null && onMake({ act: 'merge', item: draft.of.id, other })}
        >
          {t.say('desk.merge.do')}
        </Button>
      </div>
      <p className="hint">{t.say('desk.merge.hint')}</p>
    </Part>
  );
}

function Split({ draft, onMake }: Own) {
  const t = useTranslator();
  const { record } = useDesk();
  const { mentions, type, id } = draft.of;
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [name, setName] = useState('');
  const [kind, setKind] = useState(type);
  const { text } = record.report;
  if (mentions.length < 2)
    return (
      <Part title={t.say('desk.split')}>
        <p className="hint">{t.say('desk.mention.alone')}</p>
      </Part>
    );
  const toggle = (at: number): void => {
    const next = ticked.includes(at) ? ticked.filter((i) => i !== at) : [...ticked, at].sort((a, b) => a - b);
    setTicked(next);
    setName(next.length === 0 ? '' : mentions[next[0]!]!.text);
  };
  const wanted = ticked.map((i) => mentions[i]!).map(({ start, end, text: words }) => ({ start, end, text: words }));
  return (
    <Part title={t.say('desk.split')}>
      <p className="hint">{t.say('desk.split.hint')}</p>
      <ul className="desk-many">
        {mentions.map((m, at) => (
          <li key={`${m.start} ${m.end}`}>
            <label className="desk-tick">
              <input type="checkbox" checked={ticked.includes(at)} onChange={() => toggle(at)} />
              <Words>
                {text.slice(Math.max(0, m.start - 18), m.start)}
                <mark>{m.text}</mark>
                {text.slice(m.end, m.end + 18)}
              </Words>
            </label>
          </li>
        ))}
      </ul>
      {ticked.length === 0 ? null : (
        <div className="desk-row">
          <Write label={t.say('field.name')} value={name} onChange={setName} />
          <Choose
            label={t.say('field.type')}
            value={kind}
            options={entityTypes.map((v) => [v, t.word('entityType', v)] as const)}
            onChange={(v) => v !== null && setKind(v)}
          />
          <Button
            isDisabled={name.trim() === '' || ticked.length === mentions.length}
            onPress={() => onMake({ act: 'split', item: id, mentions: wanted, name: name.trim(), type: kind })}
          >
            {t.say('desk.split.do')}
          </Button>
        </div>
      )}
    </Part>
  );
}
