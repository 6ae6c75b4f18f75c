import type { EntityType } from '../../names/layer.js';
import type { Mention } from '../../phrases/layer.js';
import type { Clusters } from '../clusters.js';
import { spelledAlike } from '../forms.js';

/** Types whose names may be one's: the model does not tell them well apart. */
export const classOf: Record<EntityType, 'person' | 'body' | 'place'> = {
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
  readonly class: 'person' | 'body' | 'place';
  readonly mentions: number[];
}

/** The distinct forms of the report's names. Spaces and hyphens make no difference («عبد الله», «عبدالله»). */
export function formsOf(mentions: readonly Mention[], words: (mention: Mention) => readonly string[]): Form[] {
  const forms = new Map<string, Form>();
  for (const mention of mentions) {
    if (mention.kind !== 'name' || !mention.type) continue;
    const own = words(mention);
    const whole = own.join('');
    // a name of several words is the same whatever the model calls it here or there
    const key = own.length > 1 || whole.length > 7 ? whole : `${whole} ${classOf[mention.type]}`;
    const form = forms.get(key);
    if (form) form.mentions.push(mention.index);
    else forms.set(key, { words: own, class: classOf[mention.type], mentions: [mention.index] });
  }
  return [...forms.values()];
}

const ofFather = new Set(['بن', 'ابن', 'بنت']);
/** Candidates looked at for one form, the latest first: keeps a long report's cost linear. */
const most = 12;

/** Whether a person's shorter name is told by a longer one: its words in order, family name or given name alone. */
function shortens(short: readonly string[], long: readonly string[]): boolean {
  if (short.length >= long.length)
    return short.length === long.length && short.every((w, i) => spelledAlike(w, long[i]!));
  // «سلمان بن عبدالعزيز» is the father of «محمد بن سلمان بن عبدالعزيز»
  const from = long.length - short.length;
  if (short.length > 1 && ofFather.has(long[from - 1]!) && short.every((w, i) => w === long[from + i])) return false;
  if (short.length === 1) {
    if (spelledAlike(short[0]!, long.at(-1)!)) return true;
    return long[0] === short[0];
  }
  let at = 0;
  for (const word of long) if (at < short.length && (word === short[at] || spelledAlike(word, short[at]!))) at++;
  return at === short.length;
}

/** Joins persons' forms: a shorter one goes to the longer ones that it may shorten, each mention to the nearest before it. */
export function joinPersons(forms: readonly Form[], clusters: Clusters): void {
  joinShorter(
    forms.filter((f) => f.class === 'person'),
    clusters,
    shortens,
    (form) => (form.words.length === 1 ? form.words : [form.words[0]!, form.words.at(-1)!]),
    (form) => [form.words[0]!, form.words.at(-1)!],
  );
}

/** Nouns for kinds of bodies and places that a name has or leaves out («وزارة», «حركة», «جمهورية»). */
export interface NameHeads {
  has(word: string): boolean;
}

/** Joins bodies' and places' forms: with and without the noun before the name, with and without what follows it. */
export function joinBodies(forms: readonly Form[], clusters: Clusters, heads: NameHeads): void {
  const fits = (short: readonly string[], long: readonly string[]): boolean => {
    if (short.length >= long.length)
      return short.length === long.length && short.every((w, i) => spelledAlike(w, long[i]!));
    const from = heads.has(long[0]!) && short[0] !== long[0] ? 1 : 0;
    return short.every((w, i) => w === long[from + i]);
  };
  for (const kind of ['body', 'place'] as const)
    joinShorter(
      forms.filter((f) => f.class === kind),
      clusters,
      (short, long) => fits(short, long) && (kind === 'body' || short.length === long.length || heads.has(long[0]!)),
      (form) => [form.words[0]!],
      (form) => (heads.has(form.words[0]!) && form.words.length > 1 ? form.words.slice(0, 2) : [form.words[0]!]),
    );
}

/** Joins shorter forms to longer ones. Keys make the candidates few: a form is compared with those that share one. */
export function joinShorter(
  forms: readonly Form[],
  clusters: Clusters,
  fits: (short: readonly string[], long: readonly string[]) => boolean,
  keysOf: (form: Form) => readonly string[],
  hostKeysOf: (form: Form) => readonly string[],
): void {
  const hosts = new Map<string, Form[]>();
  const key = (word: string): string => word.slice(0, 2);
  const longestFirst = [...forms].sort((a, b) => b.words.length - a.words.length || a.mentions[0]! - b.mentions[0]!);
  for (const form of longestFirst) {
    const candidates = new Set<Form>();
    for (const word of keysOf(form))
      for (const host of hosts.get(key(word))?.slice(-most) ?? [])
        if (fits(form.words, host.words)) candidates.add(host);
    if (candidates.size > 0) assign(form, [...candidates], clusters);
    else for (const m of form.mentions) clusters.join(form.mentions[0]!, m);
    for (const word of new Set(hostKeysOf(form).map(key))) {
      const list = hosts.get(word);
      if (list) list.push(form);
      else hosts.set(word, [form]);
    }
  }
}

/** Gives each mention of a form to the host mentioned last before it, or, before all of them, to the one mentioned first. */
function assign(form: Form, hosts: readonly Form[], clusters: Clusters): void {
  const places = hosts.flatMap((h) => h.mentions).sort((a, b) => a - b);
  const one = places.every((m) => clusters.same(m, places[0]!));
  let at = 0;
  for (const m of form.mentions) {
    while (at < places.length && places[at]! < m) at++;
    clusters.join(m, one ? places[0]! : places[Math.max(0, at - 1)]!);
  }
}
