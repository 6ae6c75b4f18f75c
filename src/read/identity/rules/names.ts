import type { World } from '../../../lexicon/gazetteer.js';
import type { EntityType } from '../../names/layer.js';
import type { Mention } from '../../phrases/layer.js';
import { personWords, spelledAlike } from '../forms.js';
import type { Scene } from '../scene.js';

export type NameClass = 'person' | 'body' | 'place';

/** Types whose names may be one's: the model does not tell them well apart. */
export const classOf: Record<EntityType, NameClass> = {
  person: 'person',
  organization: 'body',
  media: 'body',
  group: 'body',
  place: 'place',
  facility: 'place',
};

/** A name's form in the report and the mentions that have it, in text order. */
export interface Form {
  readonly words: readonly string[];
  /** The words without spaces between. */
  readonly key: string;
  readonly class: NameClass;
  readonly mentions: readonly number[];
}

/**
 * The distinct forms of the report's names. Spaces and hyphens make no difference («عبد الله», «عبدالله»). A name of
 * several words is the same whatever type it was found to have here or there; a single word is when the gazetteer knows
 * it, or nearly all have one type.
 */
export function formsOf(
  names: readonly Mention[],
  words: (mention: Mention) => readonly string[],
  world: World,
): Form[] {
  const byKey = new Map<string, { words: readonly string[]; mentions: Mention[] }>();
  for (const mention of names) {
    const own = mention.type === 'person' ? personWords(words(mention)) : words(mention);
    const key = own.join('');
    const same = byKey.get(key);
    if (same) same.mentions.push(mention);
    else byKey.set(key, { words: own, mentions: [mention] });
  }
  const forms: Form[] = [];
  for (const [key, { words: own, mentions }] of byKey) {
    const classes = new Map<NameClass, Mention[]>();
    for (const m of mentions) {
      const kind = classOf[m.type!];
      const list = classes.get(kind);
      if (list) list.push(m);
      else classes.set(kind, [m]);
    }
    const [first, ...others] = [...classes].sort((a, b) => b[1].length - a[1].length);
    const rest = others.reduce((sum, [, list]) => sum + list.length, 0);
    const known = world.country(key) ?? world.capital(key) ?? world.known(key);
    // no body has a country's name
    const kind = first![0] === 'body' && world.country(key) ? 'place' : first![0];
    if (own.length > 1 || known || first![1].length > 2 * rest)
      forms.push({ words: own, key, class: kind, mentions: mentions.map((m) => m.index) });
    else
      for (const [other, list] of classes)
        forms.push({ words: own, key, class: other, mentions: list.map((m) => m.index) });
  }
  return forms;
}

/** Candidates looked at for one form, the latest first: keeps a long report's cost linear. */
const most = 12;

/** Joins shorter forms to longer ones: those that share the beginning of a key are tried. */
export function joinShorter(
  forms: readonly Form[],
  scene: Scene,
  fits: (short: Form, long: Form) => boolean,
  keysOf: (form: Form) => readonly string[],
  hostKeysOf: (form: Form) => readonly string[],
): void {
  const hosts = new Map<string, Form[]>();
  const begin = (word: string): string => word.slice(0, 1);
  const longestFirst = [...forms].sort((a, b) => b.words.length - a.words.length || a.mentions[0]! - b.mentions[0]!);
  for (const form of longestFirst) {
    const candidates = new Set<Form>();
    for (const key of new Set(keysOf(form).map(begin)))
      for (const host of hosts.get(key)?.slice(-most) ?? []) if (fits(form, host)) candidates.add(host);
    if (candidates.size > 0) assign(form, [...candidates], scene);
    else for (const m of form.mentions) scene.join(form.mentions[0]!, m);
    for (const key of new Set(hostKeysOf(form).map(begin))) {
      const list = hosts.get(key);
      if (list) list.push(form);
      else hosts.set(key, [form]);
    }
  }
}

/** Gives each mention of a form to the host mentioned last before it, or, before all of them, to the one mentioned first. */
function assign(form: Form, hosts: readonly Form[], scene: Scene): void {
  const first = hosts[0]!.mentions[0]!;
  if (hosts.every((h) => scene.same(h.mentions[0]!, first) && scene.same(h.mentions.at(-1)!, first))) {
    for (const m of form.mentions) scene.join(m, first);
    return;
  }
  const places = hosts.flatMap((h) => h.mentions).sort((a, b) => a - b);
  let at = 0;
  for (const m of form.mentions) {
    while (at < places.length && places[at]! < m) at++;
    scene.join(m, places[Math.max(0, at - 1)]!);
  }
}

/** Whether the words of one stand in the other in their order. */
export function inOrder(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (at < short.length && (word === short[at] || spelledAlike(word, short[at]!))) at++;
  return at === short.length;
}

/** Whether two forms of as many words are spellings of one. */
export const respelled = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, i) => spelledAlike(word, b[i]!));
