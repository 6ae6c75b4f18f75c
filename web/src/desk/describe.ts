import type { Correction, Merging } from '../../../src/archive/corrections/correction.js';
import { type Translator, textKey } from '../i18n/translator.js';

/** A correction in the words of the interface. */
export interface Described {
  /** What was done: «statement changed». */
  readonly what: string;
  /** The words of the item it was done to; null where it has none in the text. */
  readonly words: string | null;
  /** What was set, field by field. */
  readonly sets: readonly { readonly field: string; readonly value: string }[];
}

const say = (t: Translator, key: string): string => {
  const known = textKey(key);
  return known === null ? key : t.say(known);
};

/** Says what a correction did. */
export function described(body: Correction | Merging, t: Translator): Described {
  const act = `${body.on}.${body.act}`;
  const what = say(t, `did.${act}`);
  if (body.on === 'entities') {
    // a key is a kind and a name: «name:person:…»
    const name = (key: string): string => key.split(':').slice(2).join(':') || key;
    return { what, words: name(body.from), sets: [{ field: t.say('field.into'), value: name(body.into) }] };
  }
  const sets =
    body.act === 'set'
      ? Object.entries(body.set).flatMap(([name, value]) =>
          value === undefined ? [] : [{ field: say(t, `field.${name}`), value: sayValue(body.on, name, value, t) }],
        )
      : body.on === 'entity' && body.act === 'merge'
        ? [{ field: t.say('field.into'), value: body.entity.name }]
        : body.on === 'entity' && body.act === 'split'
          ? [{ field: t.say('field.name'), value: body.entity.name }]
          : [];
  return { what, words: itemWords(body), sets };
}

function itemWords(body: Correction): string {
  switch (body.on) {
    case 'statement':
      return (body.act === 'add' ? body.item : body.anchor).content.text;
    case 'event':
      return (body.act === 'add' ? body.item : body.anchor).trigger.text;
    case 'figure':
      return (body.act === 'add' ? body.item : body.anchor).words.text;
    case 'entity':
      return body.act === 'merge' ? body.other.name : body.act === 'split' ? body.mentions[0]!.text : body.entity.name;
  }
}

/** Values of closed lists, by item and field, with the kind of word that says them. */
const kinds = {
  'statement.stance': 'stance',
  'statement.mode': 'mode',
  'statement.medium': 'medium',
  'event.type': 'eventType',
  'event.mode': 'eventMode',
  'event.status': 'status',
  'figure.bound': 'bound',
  'entity.type': 'entityType',
} as const;

function sayValue(on: Correction['on'], name: string, value: unknown, t: Translator): string {
  const none = t.say('field.none');
  if (value === null || (Array.isArray(value) && value.length === 0)) return none;
  const comma = t.language === 'ar' ? '، ' : ', ';
  if (Array.isArray(value)) return value.map((v) => sayValue(on, name, v, t)).join(name === 'chain' ? ' ← ' : comma);
  if (typeof value === 'object') {
    const { text, name: own, entity } = value as { text?: string; name?: string; entity?: { name: string } };
    return entity?.name ?? own ?? text ?? none;
  }
  if (typeof value === 'number') return t.number(value);
  const kind = (kinds as Readonly<Record<string, (typeof kinds)[keyof typeof kinds]>>)[`${on}.${name}`];
  if (kind !== undefined) return t.word(kind, String(value)) || t.say('bound.exact');
  if (name === 'measure') return t.measure(String(value));
  return name === 'date' ? t.day(String(value)) : String(value);
}
