/**
 * Numbers as Arabic writes them: in digits, in words, or mixed («3 آلاف», «مليون و200 ألف»). Everything works on folded
 * words (see `fold` in letters), so that case endings' letters, hamza seats and ta marbuta do not matter.
 */

/** A number that words spell out. */
export interface ParsedNumber {
  readonly value: number;
  /** How many of the given words it takes. */
  readonly length: number;
  /** Digits alone, words alone, or digits with a word of scale. */
  readonly kind: 'digits' | 'words' | 'mixed';
  /** The largest word of scale in it (1000 for «20 ألفا»); 1 without one. */
  readonly scale: number;
  /** Whether it begins with the article («الأربع»). */
  readonly definite: boolean;
}

type Part =
  | { readonly kind: 'unit'; readonly value: number }
  | { readonly kind: 'tenth'; readonly value: 10 } // «عشر», which also makes the teens
  | { readonly kind: 'tens'; readonly value: number }
  | { readonly kind: 'hundreds'; readonly value: number }
  | { readonly kind: 'scale'; readonly value: number }
  | { readonly kind: 'two-scale'; readonly value: number };

const stems: readonly (readonly [stem: string, value: number])[] = [
  ['ثلاث', 3],
  ['اربع', 4],
  ['خمس', 5],
  ['ست', 6],
  ['سبع', 7],
  ['ثماني', 8],
  ['تسع', 9],
];

const parts: ReadonlyMap<string, Part> = buildParts();

function buildParts(): Map<string, Part> {
  const map = new Map<string, Part>();
  const add = (part: Part, ...words: string[]): void => {
    for (const w of words) map.set(w, part);
  };
  add({ kind: 'unit', value: 0 }, 'صفر');
  add({ kind: 'unit', value: 1 }, 'واحد', 'واحده', 'واحدا', 'احد', 'احدي');
  add({ kind: 'unit', value: 2 }, 'اثنان', 'اثنين', 'اثنتان', 'اثنتين', 'اثنا', 'اثني', 'اثنتا', 'اثنتي');
  for (const [stem, value] of stems) {
    add({ kind: 'unit', value }, stem, `${stem}ه`);
    if (value === 8) add({ kind: 'unit', value }, 'ثمان', 'ثمانه', 'ثمانيا');
    const ten = stem === 'ثماني' ? 'ثمان' : stem;
    add({ kind: 'tens', value: value * 10 }, `${ten}ون`, `${ten}ين`);
    for (const hundred of ['ميه', 'مايه', 'مئه', 'ماه'])
      add({ kind: 'hundreds', value: value * 100 }, stem + hundred, ten + hundred, `${stem}ه${hundred}`);
  }
  // «ستين», «ستون» come from the stem; «عشرين» stands alone
  add({ kind: 'tens', value: 20 }, 'عشرون', 'عشرين');
  add({ kind: 'tenth', value: 10 }, 'عشر', 'عشره');
  add({ kind: 'hundreds', value: 100 }, 'ميه', 'مايه');
  for (const hundred of ['ميت', 'مايت'])
    add({ kind: 'hundreds', value: 200 }, `${hundred}ان`, `${hundred}ين`, `${hundred}ا`, `${hundred}ي`);
  const scale = (value: number, singular: string, ...plurals: string[]): void => {
    add({ kind: 'scale', value }, singular, `${singular}ا`, ...plurals);
    add({ kind: 'two-scale', value: 2 * value }, `${singular}ان`, `${singular}ين`, `${singular}ي`);
  };
  scale(1e3, 'الف', 'الاف', 'الوف');
  scale(1e6, 'مليون', 'ملايين');
  scale(1e9, 'مليار', 'مليارات');
  scale(1e9, 'بليون', 'بلايين');
  scale(1e12, 'تريليون', 'تريليونات');
  scale(1e12, 'ترليون', 'ترليونات');
  return map;
}

const digits = /^\d+(?:[.,\u066B\u066C]\d+)*$/u;

/**
 * The value of a number in ASCII digits (`bare` makes them) with separators, null for anything else. A comma or dot
 * before exactly three digits groups thousands («1,234», «12.500»); elsewhere, and after a lone zero, it is the decimal
 * mark («1,5», «0.125»). Of two different marks the last is the decimal one.
 */
export function parseDigits(word: string): number | null {
  if (!digits.test(word)) return null;
  const marks = word.replace(/\d/g, '');
  if (marks === '') return Number(word);
  const groups = word.split(/[^\d]/u);
  const last = marks.at(-1)!;
  const grouped = (from: readonly string[]): boolean =>
    from[0]!.length <= 3 && from[0] !== '0' && from.slice(1).every((g) => g.length === 3);
  const decimal = (): number => {
    const whole = groups.slice(0, -1);
    return whole.length === 1 || grouped(whole) ? Number(`${whole.join('')}.${groups.at(-1)!}`) : Number.NaN;
  };
  let value: number;
  if (last === '\u066B') value = decimal();
  else if ([...marks].every((m) => m === last)) {
    if (grouped(groups)) value = Number(groups.join(''));
    else value = marks.length === 1 ? decimal() : Number.NaN;
  } else value = [...marks].indexOf(last) === marks.length - 1 ? decimal() : Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** A word of a number, without «و» and the article before it. */
interface Reading {
  readonly and: boolean;
  readonly definite: boolean;
  readonly part: Part | { readonly kind: 'digits'; readonly value: number };
  /** Index after it: «و» may be a word of its own. */
  readonly next: number;
  /** The word alone. */
  readonly form: string;
}

function wordReading(word: string, and: boolean, next: number): Reading | null {
  const whole = parts.get(word);
  if (whole) return { and, definite: false, part: whole, next, form: word };
  if (word.length > 4 && word.startsWith('ال')) {
    const form = word.slice(2);
    const part = parts.get(form);
    if (part) return { and, definite: true, part, next, form };
  }
  const first = word.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return null;
  const value = parseDigits(word);
  return value === null ? null : { and, definite: false, part: { kind: 'digits', value }, next, form: word };
}

function reading(words: readonly string[], at: number): Reading | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word === 'و') return at + 1 < words.length ? wordReading(words[at + 1]!, true, at + 2) : null;
  // folded, «وأحد عشر» looks like «واحد»
  if (word === 'واحد' && (words[at + 1] === 'عشر' || words[at + 1] === 'عشره')) return wordReading('احد', true, at + 1);
  const whole = wordReading(word, false, at + 1);
  if (whole || !word.startsWith('و') || word.length < 3) return whole;
  return wordReading(word.slice(1), true, at + 1);
}

/** The folded words of which numbers are made, without the article. */
export const numberWords: readonly string[] = [...parts.keys()];

/** Whether the folded word, without «و», is one of which numbers are made («ألف», «الثلاثين», «20»). */
export const isNumberWord = (word: string): boolean => wordReading(word, false, 1) !== null;

/** A number below a thousand, or one in digits, and where it ends. */
interface Group {
  readonly value: number;
  readonly next: number;
  readonly digits: boolean;
}

/** «أحد», «إحدى» alone mean somebody or one of several; «اثنا», «اثني» want their ten. */
const bound = new Set(['احد', 'احدي', 'اثنا', 'اثني', 'اثنتا', 'اثنتي']);

/** Reads one group («ثلاثمئة وخمسة وأربعين», «20») of which `first` is the first word. */
function group(words: readonly string[], first: Reading): Group | null {
  const { part, next } = first;
  if (part.kind === 'digits') {
    // «3 مئة»
    const second = reading(words, next);
    if (second && !second.and && second.part.kind === 'hundreds' && second.part.value === 100 && part.value < 10)
      return hundreds(words, part.value * 100, second.next);
    // «10 000», the Maghreb's thousands
    if (/^[1-9]\d{0,2}$/u.test(first.form)) {
      let value = first.form;
      let at = next;
      while (/^\d{3}$/u.test(words[at] ?? '')) value += words[at++]!;
      return { value: Number(value), next: at, digits: true };
    }
    return { value: part.value, next, digits: true };
  }
  if (part.kind === 'hundreds') return hundreds(words, part.value, next);
  if (part.kind === 'unit' && part.value >= 3) {
    // «ثلاث مئة» in two words
    const second = reading(words, next);
    if (second && !second.and && second.part.kind === 'hundreds' && second.part.value === 100)
      return hundreds(words, part.value * 100, second.next);
  }
  const small = below(words, first);
  return small && { ...small, digits: false };
}

function hundreds(words: readonly string[], value: number, at: number): Group {
  const first = reading(words, at);
  const rest = first?.and ? below(words, first) : null;
  return rest ? { value: value + rest.value, next: rest.next, digits: false } : { value, next: at, digits: false };
}

/** A number below a hundred of which `first` is the first word. */
function below(words: readonly string[], first: Reading): { value: number; next: number } | null {
  const { part, next, form } = first;
  if (part.kind === 'tens' || part.kind === 'tenth') return { value: part.value, next };
  if (part.kind === 'digits') return first.and && part.value < 100 ? { value: part.value, next } : null;
  if (part.kind !== 'unit') return null;
  const second = part.value > 0 ? reading(words, next) : null;
  if (second && !second.and && second.part.kind === 'tenth') return { value: part.value + 10, next: second.next };
  if (second?.and && second.part.kind === 'tens') return { value: part.value + second.part.value, next: second.next };
  return bound.has(form) ? null : { value: part.value, next };
}

const pluralScales = new Set(['الاف', 'الوف', 'ملايين', 'مليارات', 'بلايين', 'تريليونات', 'ترليونات']);
const accusativeScales = new Set(['الفا', 'مليونا', 'مليارا', 'بليونا', 'تريليونا', 'ترليونا']);

/**
 * Reads the longest number that begins at `words[from]`, or null. Words are folded, one token each; «و» may be attached
 * or stand alone, but not before the first. Units, tens and hundreds come in any spelling; scales (thousand to trillion)
 * must descend: «مليون و200 ألف وخمسة». «ونصف», «وربع», «وثلث» add that part of the scale before, or of one. Vague plurals without
 * a number before them («آلاف», «مئات») are not read, and «أحد» alone is somebody.
 */
export function parseNumber(words: readonly string[], from: number): ParsedNumber | null {
  let at = from;
  let total = 0;
  let largest = 1;
  let limit = Number.POSITIVE_INFINITY;
  let hasDigits = false;
  let hasWords = false;
  let definite = false;
  for (let first = reading(words, at); first; first = reading(words, at)) {
    const opening = at === from;
    if (first.and === opening) break;
    let value: number;
    let scale = 1;
    let next: number;
    let inDigits = false;
    const amount = group(words, first);
    if (amount) {
      ({ value, next } = amount);
      inDigits = amount.digits;
    } else if (first.part.kind === 'two-scale') {
      scale = first.part.value / 2;
      value = 2;
      next = first.next;
    } else if (first.part.kind === 'scale' && !pluralScales.has(first.form)) {
      scale = first.part.value;
      // «ألفا» without a number before it is the dual in construct
      value = opening && accusativeScales.has(first.form) ? 2 : 1;
      next = first.next;
    } else break;
    const scaleBefore = scale;
    // «مئتي ألف», «20 مليونا»; «ألف مليار» multiplies again
    for (
      let more = reading(words, next);
      more && !more.and && more.part.kind === 'scale';
      more = reading(words, next)
    ) {
      scale *= more.part.value;
      next = more.next;
    }
    value *= scale;
    if (value >= limit || scale >= limit) break;
    // after a scale only a whole number goes on in digits («مليون و2.5» is two numbers)
    if (!opening && inDigits && scale === 1 && value % 1 !== 0) break;
    if (inDigits) hasDigits = true;
    if (!inDigits || scale > scaleBefore) hasWords = true;
    if (opening) definite = first.definite;
    total += value;
    largest = Math.max(largest, scale);
    at = next;
    const part = portion(words, at, scale);
    if (part) {
      total += part.value;
      at = part.next;
      break;
    }
    if (scale === 1) break;
    limit = scale;
  }
  if (at === from) return null;
  const kind = hasDigits ? (hasWords ? 'mixed' : 'digits') : 'words';
  return { value: total, length: at - from, kind, scale: largest, definite };
}

const portions: ReadonlyMap<string, number> = new Map([
  ['نصف', 1 / 2],
  ['ربع', 1 / 4],
  ['ثلث', 1 / 3],
]);

/** «مليون ونصف», «ثلاثة ملايين ونصف المليون»: a part of the scale just read. */
function portion(words: readonly string[], at: number, scale: number): { value: number; next: number } | null {
  const apart = words[at] === 'و';
  const share = apart
    ? portions.get(words[at + 1] ?? '')
    : words[at]?.startsWith('و')
      ? portions.get(words[at]!.slice(1))
      : undefined;
  if (share === undefined) return null;
  const next = apart ? at + 2 : at + 1;
  const after = reading(words, next);
  const named = after && !after.and && after.part.kind === 'scale' && after.part.value === scale;
  return { value: scale * share, next: named ? after.next : next };
}

const shares: ReadonlyMap<string, number> = new Map([
  ['نصف', 1 / 2],
  ['ثلث', 1 / 3],
  ['ثلثا', 2 / 3],
  ['ثلثي', 2 / 3],
  ['ثلثان', 2 / 3],
  ['ثلثين', 2 / 3],
  ['ربع', 1 / 4],
  ['ربعي', 1 / 2],
]);
const manyShares: ReadonlyMap<string, number> = new Map([
  ['اثلاث', 1 / 3],
  ['ارباع', 1 / 4],
  ['اخماس', 1 / 5],
  ['اسداس', 1 / 6],
  ['اسباع', 1 / 7],
  ['اثمان', 1 / 8],
  ['اتساع', 1 / 9],
  ['اعشار', 1 / 10],
]);

/**
 * Reads a fraction in words at `words[from]`: «نصف», «ثلثي», «ثلاثة أرباع», also with the article. A fifth, an eighth and
 * their like alone are too much like other words («خمس», «ثمن») and are not read.
 */
export function parseFraction(
  words: readonly string[],
  from: number,
): { readonly value: number; readonly length: number } | null {
  const word = words[from];
  if (word === undefined) return null;
  const share = shares.get(word) ?? (word.startsWith('ال') ? shares.get(word.slice(2)) : undefined);
  if (share !== undefined) return { value: share, length: 1 };
  const first = wordReading(word, false, 1);
  if (first?.part.kind !== 'unit' || first.part.value < 2) return null;
  const of = manyShares.get(words[from + 1] ?? '');
  return of === undefined ? null : { value: first.part.value * of, length: 2 };
}

const ordinalUnits: ReadonlyMap<string, number> = new Map([
  ['اول', 1],
  ['اولي', 1],
  ['حادي', 1],
  ['حاديه', 1],
  ['واحد', 1],
  ['واحده', 1],
  ['ثاني', 2],
  ['ثانيه', 2],
  ['ثالث', 3],
  ['ثالثه', 3],
  ['رابع', 4],
  ['رابعه', 4],
  ['خامس', 5],
  ['خامسه', 5],
  ['سادس', 6],
  ['سادسه', 6],
  ['سابع', 7],
  ['سابعه', 7],
  ['ثامن', 8],
  ['ثامنه', 8],
  ['تاسع', 9],
  ['تاسعه', 9],
  ['عاشر', 10],
  ['عاشره', 10],
]);

/** The folded words with which ordinals begin, without the article («الحادية عشرة» begins with «حادية»). */
export const ordinalWords: readonly string[] = [...ordinalUnits.keys()];

/**
 * Reads the ordinal that begins at `words[from]`: «الخامس», «الحادية عشرة», «الخامسة والخمسين». A round ten with the
 * article («العشرين») is read too. Null when there is none.
 */
export function parseOrdinal(
  words: readonly string[],
  from: number,
): { readonly value: number; readonly length: number } | null {
  const word = words[from];
  if (word === undefined) return null;
  const definite = word.startsWith('ال');
  const unit = ordinalUnits.get(word) ?? (definite ? ordinalUnits.get(word.slice(2)) : undefined);
  if (unit !== undefined) {
    const next = unit < 10 ? reading(words, from + 1) : null;
    if (next?.and && next.part.kind === 'tens') return { value: unit + next.part.value, length: next.next - from };
    if (next && !next.and && next.part.kind === 'tenth') return { value: unit + 10, length: next.next - from };
    return { value: unit, length: 1 };
  }
  const round = definite ? parts.get(word.slice(2)) : undefined;
  return round?.kind === 'tens' ? { value: round.value, length: 1 } : null;
}
