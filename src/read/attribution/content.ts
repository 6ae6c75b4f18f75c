import type { CueForm } from './cues.js';
import { findOpener } from './opener.js';
import type { Opener, Tools } from './opening.js';
import { isComma, isRelative, isStop, particleAt } from './particles.js';
import type { Reading } from './reading.js';
import { sourceAt } from './sources.js';

/** A content by tokens `[first, last)` and by offsets. */
export interface Content {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

const contrast = new Set('فيما بينما حين كما غير لكن لكنه لكنها إلا حيث إذ ثم'.split(' '));

/** Whether a cue stands at `index` whose speech ends the content before it. */
function cueCuts(reading: Reading, tools: Tools, index: number, outer: CueForm | null): boolean {
  const forms = tools.cues.at(reading.tokens[index]);
  if (!forms.length || reading.nameAt[index]! >= 0) return false;
  const before = reading.tokens[index - 1];
  const linked = contrast.has(before?.bare.replace(/^و/u, '') ?? '');
  for (const form of forms) {
    if (form.future || form.person !== 3) continue;
    if (form.kind === 'participle') {
      if (isComma(before) || form.conj === 'و' || /[اه]$/u.test(reading.tokens[index]!.fold)) {
        const opener = findOpener(reading, tools, index, form);
        if (opener && opener.start - index <= 14) return true;
      }
      continue;
    }
    if (form.conj !== 'و' && form.conj !== 'ف' && !linked) continue;
    if (form.conj === 'ف') continue;
    if (outer && outer.kind === 'verb' && form.aspect !== outer.aspect && !linked) continue;
    if (outer && outer.kind === 'participle' && form.aspect !== 'past' && !linked) continue;
    const opener = findOpener(reading, tools, index, form);
    if (!opener) continue;
    if (linked || opener.start - index > 3) {
      // a subject of its own stands between: a new sentence in all but the stop
      if (linked || isComma(before)) return true;
    }
    // without one it goes on with the outer subject when it agrees with that cue
    if (
      !outer ||
      ((outer.gender ?? form.gender) === form.gender && (outer.number === form.number || outer.number === 'p'))
    )
      return true;
  }
  return false;
}

/** Signs and words that open the newspaper's own remark behind a comma. */
const remark = new Set('وذلك وهو الأمر ليرتفع علما'.split(' '));

/**
 * Where a content that begins at `start` ends: with its sentence, or before the next one's speech, a source behind it,
 * the newspaper's own remark; a quotation that is the whole content ends with its marks.
 */
export function contentOf(
  reading: Reading,
  tools: Tools,
  cue: number,
  form: CueForm | null,
  opener: Opener,
): Content | null {
  const { tokens, sentences } = reading;
  const first = opener.start;
  if (first >= tokens.length) return null;
  const outerQuotation = reading.quotationAt[cue]!;
  const bound = outerQuotation >= 0 ? reading.quotations[outerQuotation]!.inner.end : Infinity;
  const start = tokens[first]!.start;
  let sentence = sentences[tokens[cue]!.sentence]!;
  let i = first;
  if (opener.quotation >= 0) {
    const q = reading.quotations[opener.quotation]!;
    const next = reading.after[opener.quotation]!;
    const inner = (): Content => trimmed(reading, first, tokensUntil(reading, first, q.inner.end));
    if (next >= tokens.length || opener.kind === 'quote') {
      if (opener.kind !== 'quote' || !continues(reading, next)) return inner();
    }
    const follow = tokens[next];
    const home = sentences[tokens[Math.max(first, next - 1)]!.sentence]!;
    if (
      !follow ||
      next >= home.last ||
      (follow.kind === 'sign' && !reading.opens.has(next) && !continues(reading, next))
    )
      return inner();
    sentence = home;
    i = next;
    if (cueCuts(reading, tools, next, form) || sourceAt(reading, tools, next)) return inner();
  }
  let end = i;
  const headline = sentence.role === 'headline';
  for (; i < sentence.last && tokens[i]!.start < bound; i++) {
    const token = tokens[i]!;
    const quotation = reading.opens.get(i);
    if (quotation !== undefined && quotation !== outerQuotation) {
      i = Math.max(i, reading.after[quotation]! - 1);
      const home = sentences[tokens[i]!.sentence]!;
      if (home.index > sentence.index) sentence = home;
      end = i + 1;
      continue;
    }
    const close = reading.brackets.get(i);
    if (close && i > first) {
      i = close - 1;
      end = close;
      continue;
    }
    if (i > first) {
      if (cueCuts(reading, tools, i, form)) {
        const before = tokens[i - 1]!;
        if (contrast.has(before.bare.replace(/^و/u, ''))) end = before.bare === 'حين' ? i - 2 : i - 1;
        break;
      }
      if (isComma(token) && remark.has(tokens[i + 1]?.bare ?? '')) break;
      if (nominalEnds(reading, opener, form, i)) break;
      if (headline && (/^(?:…|\.{2,})$/u.test(token.bare) || token.bare === '|')) break;
      if (headline && anotherBegins(reading, tools, i)) break;
      const source = sourceAt(reading, tools, i);
      if (source && (source.pronoun || ends(reading, source.end, sentence.last))) break;
      if (token.bare === '؛' || token.bare === ';') break;
      if (
        isRelative(token) &&
        tools.cues.at(tokens[i + 1]).some((f) => f.kind === 'verb' && f.object) &&
        form?.aspect === 'present'
      )
        break;
    }
    end = i + 1;
  }
  if (end <= first) return null;
  const content = trimmed(reading, first, end);
  if (content.end <= start) return null;
  // «طالب ب[كشف الحقائق]»: the preposition joins the content to its cue; an accusation keeps it
  const joined =
    opener.kind === 'np' &&
    opener.at === first &&
    (opener.preposition === 'ب' || toFeeling(opener)) &&
    form?.frame.stance !== 'accuse';
  return joined && content.first === first ? { ...content, start: content.start + 1 } : content;
}

/** «أسف لفشل المحادثات»: the ل of what one feels about, not that of purpose («يدعو للتدخل»). */
const toFeeling = (opener: Opener): boolean => opener.preposition === 'ل' && opener.feeling === true;

/** A content that is a noun phrase ends where the next clause begins, and before the occasion of the demand. */
function nominalEnds(reading: Reading, opener: Opener, form: CueForm | null, index: number): boolean {
  if (opener.kind !== 'np' && opener.kind !== 'object') return false;
  const { tokens } = reading;
  if (isComma(tokens[index])) {
    const next = tokens[index + 1];
    if (next?.kind !== 'word') return false;
    const particle = particleAt(next);
    if (particle && !particle.conj) return true;
    if (/^(?:ما|مما|الأمر|لكن|ولكن|إذ|إلا)$/u.test(next.bare)) return true;
    const analysis = reading.words[index + 1]?.analyses[0];
    return (
      analysis?.pos === 'VERB' &&
      analysis.aspect === 'past' &&
      reading.nameAt[index + 1]! < 0 &&
      !/^[وف]/u.test(next.bare)
    );
  }
  if (
    form?.frame.stance === 'demand' &&
    tokens[index]!.bare === 'على' &&
    /^(?:إثر|اثر|خلفية)$/u.test(tokens[index + 1]?.bare ?? '')
  )
    return true;
  return false;
}

/** In a headline: «… والأمم المتحدة تدعو …», the next one's name before its verb. */
function anotherBegins(reading: Reading, tools: Tools, index: number): boolean {
  const token = reading.tokens[index]!;
  if (token.bare[0] !== 'و' || token.bare.length < 3) return false;
  const end = reading.phraseEnd.get(index);
  if (!end) return false;
  return tools.cues.at(reading.tokens[end]).some((f) => f.kind === 'verb' && f.aspect === 'present' && f.person === 3);
}

/** Whether what follows a closing mark goes on with the same speech: «"…"، وأن …», «"…" و"…"». */
function continues(reading: Reading, next: number): boolean {
  const { tokens } = reading;
  let i = next;
  if (isComma(tokens[i])) i++;
  const token = tokens[i];
  if (!token) return false;
  if (particleAt(token)?.conj) return true;
  return (token.bare === 'و' || token.bare === 'وكذلك') && reading.opens.has(i + 1);
}

/** Whether nothing but a stop, a comma or the end follows. */
const ends = (reading: Reading, index: number, last: number): boolean =>
  index >= last ||
  isStop(reading.tokens[index]) ||
  isComma(reading.tokens[index]) ||
  (reading.tokens[index]!.kind === 'sign' && !reading.opens.has(index));

function tokensUntil(reading: Reading, first: number, offset: number): number {
  let i = first;
  while (i < reading.tokens.length && reading.tokens[i]!.start < offset) i++;
  return i;
}

/** Without signs at either end: stops, commas, dashes, marks that are not paired inside. */
export function trimmed(reading: Reading, first: number, last: number): Content {
  const { tokens } = reading;
  let a = first;
  let b = last;
  const cut = (i: number): boolean => tokens[i]!.kind === 'sign' && !/^[)\]%؟?!…]$/u.test(tokens[i]!.bare);
  while (b > a && cut(b - 1)) b--;
  while (a < b && cut(a) && !/^[(["«]$/u.test(tokens[a]!.bare)) a++;
  if (b === a) return { first: a, last: b, start: tokens[first]!.start, end: tokens[first]!.start };
  return { first: a, last: b, start: tokens[a]!.start, end: tokens[b - 1]!.end };
}
