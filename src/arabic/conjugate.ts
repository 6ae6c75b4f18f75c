import { bare } from './letters.js';

/**
 * Conjugation of Arabic verbs as undiacritised text shows it. Everything follows from two forms, the third person
 * masculine singular of past and present: their letters tell a hollow, defective, doubled or hamzated verb apart.
 */

/** One written form with one way to understand it; the same letters may come back with other features. */
export interface VerbForm {
  readonly form: string;
  readonly person: 1 | 2 | 3;
  /** Null where the form serves both. */
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p';
  readonly aspect: 'past' | 'present';
  /** Short: jussive or subjunctive, given only where writing shows it («يقولوا»، «لم يقل»، «لم ينف»). */
  readonly mood: 'indicative' | 'short';
}

type Cell = readonly [person: 1 | 2 | 3, gender: 'm' | 'f' | null, number: 's' | 'd' | 'p', ending: string];

/** Endings before which a weak stem keeps its vowel: the third person but for the feminine plural. */
const pastVocalic: readonly Cell[] = [
  [3, 'f', 's', 'ت'],
  [3, 'f', 'd', 'تا'],
  [3, 'm', 'd', 'ا'],
  [3, 'm', 'p', 'وا'],
];
const pastConsonantal: readonly Cell[] = [
  [3, 'f', 'p', 'ن'],
  [2, 'm', 's', 'ت'],
  [2, 'f', 's', 'ت'],
  [2, null, 'd', 'تما'],
  [2, 'm', 'p', 'تم'],
  [2, 'f', 'p', 'تن'],
  [1, null, 's', 'ت'],
  [1, null, 'p', 'نا'],
];
const presentBare: readonly (readonly [...Cell, prefix: string])[] = [
  [3, 'm', 's', '', 'ي'],
  [3, 'f', 's', '', 'ت'],
  [2, 'm', 's', '', 'ت'],
  [1, null, 's', '', 'أ'],
  [1, null, 'p', '', 'ن'],
];
/** The ending is the indicative's; the short moods drop its nun. */
const presentVocalic: readonly (readonly [...Cell, prefix: string])[] = [
  [3, 'm', 'd', 'ان', 'ي'],
  [3, 'f', 'd', 'ان', 'ت'],
  [2, null, 'd', 'ان', 'ت'],
  [3, 'm', 'p', 'ون', 'ي'],
  [2, 'm', 'p', 'ون', 'ت'],
  [2, 'f', 's', 'ين', 'ت'],
];
const presentConsonantal: readonly (readonly [...Cell, prefix: string])[] = [
  [3, 'f', 'p', 'ن', 'ي'],
  [2, 'f', 'p', 'ن', 'ت'],
];

/** Form VIII verbs of roots in sin, which look like doubled verbs of form X («استمع» beside «استمر»). */
const eighthInSin = new Set(['استمع', 'استند', 'استلم', 'استبق', 'استتر', 'استرق', 'استعر', 'استلب', 'استلف', 'استوى']);
const weak = /[اويى]$/u;

type Kind = 'sound' | 'hollow' | 'doubled';

function kindOf(past: string, present: string): Kind {
  if (weak.test(past) || weak.test(present)) return 'sound';
  const inPast = past.at(-2);
  const inPresent = present.at(-2);
  // «قال يقول»، «أقام يقيم»، «اختار يختار»; passive «أصيب يصاب»; but «عيّن يعيّن» is sound
  if (past.length >= 3 && inPast === 'ا' && /[اوي]/u.test(inPresent!)) return 'hollow';
  if (past.length >= 3 && inPast === 'ي' && inPresent === 'ا') return 'hollow';
  const ends = past.at(-1) === present.at(-1);
  if (!ends) return 'sound';
  const n = past.length;
  if (n === 2) return 'doubled';
  if (n === 3 && past[0] === 'أ' && present.length === 3) return 'doubled';
  // four letters from «ا»: «احتلّ»، «انضمّ»، «اضطرّ», not «اتّهم»، «اطّلع»، «ادّخر»
  if (n === 4 && past[0] === 'ا' && present.length === 4 && !/[تطدذظ]/u.test(past[1]!)) return 'doubled';
  if (n === 5 && past.startsWith('است') && present.length === 5 && !eighthInSin.has(past)) return 'doubled';
  if (n === 5 && past[0] === 'ا' && past[3] === 'أ') return 'doubled'; // «اطمأنّ»
  return 'sound';
}

/**
 * Joins an ending that begins with a vowel letter to a stem, minding the seat of a final hamza. The first spelling is
 * the academies', a second one the press's («يبدؤون»، «يبدأون»).
 */
function joinVowel(stem: string, ending: string): string[] {
  const last = stem.at(-1);
  const head = stem.slice(0, -1);
  const first = ending[0];
  if (last === 'أ') {
    if (first === 'ا') return [`${head}آ${ending.slice(1)}`];
    if (first === 'و') return [`${head}ؤ${ending}`, stem + ending];
    if (first === 'ي') return [`${head}ئ${ending}`];
  }
  if (last === 'ء') {
    const before = head.at(-1);
    if (before === 'ي') return [`${head}ئ${ending}`];
    if (first === 'و') return [`${head}ؤ${ending}`, stem + ending];
    if (first === 'ي') return [`${head}ئ${ending}`];
  }
  return [stem + ending];
}

/** Joins an ending that begins with a consonant; two nuns or two ta's become one letter («أعلنّا»، «متّ»). */
function joinConsonant(stem: string, ending: string): string {
  const last = stem.at(-1)!;
  return (last === 'ن' || last === 'ت') && ending[0] === last ? stem + ending.slice(1) : stem + ending;
}

/** A hollow stem without its long vowel; a hamza at its end takes the seat that the short vowel wants. */
function shortened(stem: string, hamza: 'أ' | 'ؤ' | 'ئ'): string {
  return stem.slice(0, -2) + (stem.at(-1) === 'ء' ? hamza : stem.at(-1)!);
}

function pastForms(past: string, present: string, kind: Kind): VerbForm[] {
  const out: VerbForm[] = [];
  const add = (cell: Cell, form: string): void => {
    out.push({ form, person: cell[0], gender: cell[1], number: cell[2], aspect: 'past', mood: 'indicative' });
  };
  add([3, 'm', 's', ''], past);
  const last = past.at(-1)!;
  if (weak.test(past)) {
    const stem = past.slice(0, -1);
    const consonant = last === 'ا' && present.endsWith('و') ? 'و' : 'ي';
    for (const cell of pastVocalic) {
      const feminine = cell[1] === 'f';
      // «لقي» keeps its ya in «لقيت»; «نفى» and «دعا» lose theirs in «نفت»، «دعت»
      if (feminine) add(cell, (last === 'ي' ? past : stem) + cell[3]);
      else if (cell[2] === 'd') add(cell, stem + consonant + cell[3]);
      else add(cell, stem + cell[3]);
    }
    for (const cell of pastConsonantal) add(cell, stem + consonant + cell[3]);
    return out;
  }
  for (const cell of pastVocalic)
    for (const form of cell[1] === 'f' ? [past + cell[3]] : joinVowel(past, cell[3])) add(cell, form);
  const seat = present.at(-2) === 'و' ? 'ؤ' : past.length === 3 ? 'ئ' : 'أ';
  const stem = kind === 'hollow' ? shortened(past, seat) : kind === 'doubled' ? past + last : past;
  for (const cell of pastConsonantal) add(cell, joinConsonant(stem, cell[3]));
  return out;
}

function presentForms(present: string, kind: Kind): VerbForm[] {
  const out: VerbForm[] = [];
  const add = (cell: readonly [...Cell, string], form: string, mood: VerbForm['mood']): void => {
    const whole = cell[4] + form;
    // the first person's hamza swallows the root's: «آخذ»
    const spelled = whole.startsWith('أأ') ? `آ${whole.slice(2)}` : whole;
    out.push({ form: spelled, person: cell[0], gender: cell[1], number: cell[2], aspect: 'present', mood });
  };
  const stem = present.slice(1);
  const isWeak = weak.test(stem);
  const last = stem.at(-1)!;
  const root = stem.slice(0, -1);
  const inside = stem.at(-2);
  const short = isWeak
    ? root
    : kind === 'hollow'
      ? shortened(stem, inside === 'و' ? 'ؤ' : inside === 'ي' ? 'ئ' : 'أ')
      : stem;
  for (const cell of presentBare) {
    add(cell, stem, 'indicative');
    if (short !== stem) add(cell, short, 'short');
    if (kind === 'doubled') add(cell, stem + last, 'short');
  }
  for (const cell of presentVocalic) {
    const ending = cell[3];
    const dual = cell[2] === 'd';
    // «يدعوان»، «ينفيان»، «يريان», but «يدعون»، «ينفون»، «يرون»، «تدعين»
    const base = !isWeak ? stem : dual ? root + (last === 'و' ? 'و' : 'ي') : root;
    for (const [shape, mood] of [
      [ending, 'indicative'],
      [ending === 'ون' ? 'وا' : ending.slice(0, -1), 'short'],
    ] as const)
      for (const form of joinVowel(base, shape)) add(cell, form, mood);
  }
  const consonantal = isWeak
    ? root + (last === 'و' ? 'و' : 'ي')
    : kind === 'hollow'
      ? short
      : kind === 'doubled'
        ? stem + last
        : stem;
  for (const cell of presentConsonantal) add(cell, joinConsonant(consonantal, cell[3]), 'indicative');
  return out;
}

/**
 * All forms of past and present of the verb with these third person masculine singulars («دعا»، «يدعو»), without
 * clitics. A passive verb is asked for by its own pair («أصيب»، «يصاب»). No imperative.
 * Throws RangeError when `present` does not begin with «ي» or either has fewer than two letters.
 */
export function conjugate(past: string, present: string): readonly VerbForm[] {
  const p = bare(past);
  const r = bare(present);
  if (p.length < 2 || r.length < 2 || r[0] !== 'ي')
    throw new RangeError(`Not the third person masculine singular of a verb: '${past}', '${present}'.`);
  const kind = kindOf(p, r);
  return [...pastForms(p, r, kind), ...presentForms(r, kind)];
}

/**
 * The third person masculine singulars of the passive, as undiacritised text shows them: often the active's letters
 * («اعتقل»), but «قال، يقول» gives «قيل، يقال», «دعا، يدعو» «دعي، يدعى», «حاصر» «حوصر», «وجد، يجد» «وجد، يوجد».
 */
export function passive(past: string, present: string): readonly [past: string, present: string] {
  const p = bare(past);
  const r = bare(present);
  const kind = kindOf(p, r);
  let pp = p;
  let rr = r;
  if (kind === 'hollow') {
    pp = `${p.slice(0, -2)}ي${p.at(-1)!}`;
    rr = `${r.slice(0, -2)}ا${r.at(-1)!}`;
  } else if (weak.test(p) || weak.test(r)) {
    pp = `${p.slice(0, -1)}ي`.replace(/أي$/u, 'ئي');
    // «يحيا» keeps its alif after a ya
    rr = `${r.slice(0, -1)}${r.at(-2) === 'ي' && r.length > 2 ? 'ا' : 'ى'}`;
  }
  // the long vowel of «حاصر»، «تبادل»، «نادى» becomes a waw
  const at = pp.startsWith('ت') && pp.length >= 4 ? 2 : 1;
  if (kind !== 'hollow' && pp.length >= at + 3 && pp[at] === 'ا' && r.length >= at + 3 && r[at + 1] === 'ا')
    pp = `${pp.slice(0, at)}و${pp.slice(at + 1)}`;
  // a first radical waw that the active present drops comes back
  if (pp.startsWith('و') && p.length === 3 && r.length <= 3 && r[1] !== 'و') rr = `يو${rr.slice(1)}`;
  return [pp, rr];
}

/**
 * The shape that a verb form takes before an object pronoun: «نفى» → «نفا» (نفاه), «رأى» → «رآ», «قالوا» → «قالو»,
 * «أبلغتم» → «أبلغتمو», «يقرأ» → «يقرؤ», «يسيء» → «يسيئ».
 */
export function beforeObject({ form, person, gender, number, aspect }: VerbForm): string {
  const head = form.slice(0, -1);
  if (form.endsWith('وا') && number === 'p') return head;
  if (aspect === 'past' && person === 2 && gender === 'm' && number === 'p') return `${form}و`;
  if (form.endsWith('ى')) return head.endsWith('أ') ? `${head.slice(0, -1)}آ` : `${head}ا`;
  if (aspect === 'present') {
    if (form.endsWith('أ')) return `${head}ؤ`;
    if (form.endsWith('يء')) return `${head}ئ`;
    if (form.endsWith('اء')) return `${head}ؤ`;
  }
  return form;
}
