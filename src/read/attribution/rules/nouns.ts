import { fold } from '../../../arabic/letters.js';
import type { Lexicon } from '../../../lexicon/lexicon.js';
import { Memory } from '../../sequence/memory.js';
import type { Token } from '../../tokens/layer.js';
import type { Agents } from '../agents.js';
import { contentOf } from '../content.js';
import { makersOf } from '../documents.js';
import type { Draft } from '../draft.js';
import { type Stance, stances } from '../layer.js';
import type { Opener, Tools } from '../opening.js';
import { carries, isComma, isStop, particleAt, prepositionAt } from '../particles.js';
import { type Reading, spanOf } from '../reading.js';

/** A noun that ascribes: see tables/cue-nouns.tsv. */
export interface CueNoun {
  readonly noun: string;
  readonly stance: Stance;
  readonly preps: ReadonlySet<string>;
  readonly clause: boolean;
}

/** A word that is such a noun, and the pronoun at its end that tells whose the words are («تصريحه»); '' without one. */
interface OwnedNoun {
  readonly noun: CueNoun;
  readonly owner: string;
}

/** What a word is as a noun that ascribes; null for nearly every word. */
export type CueNouns = (word: Token) => OwnedNoun | null;

export function cueNounsOf(lexicon: Lexicon): CueNouns {
  const out = new Map<string, CueNoun>();
  for (const row of lexicon.table('cue-nouns')) {
    const stance = row['stance'] as Stance;
    if (!stances.includes(stance)) throw new RangeError(`Table 'cue-nouns': no stance '${stance}'.`);
    const joins = row['joins']!.split('|');
    const noun = {
      noun: row['noun']!,
      stance,
      preps: new Set(joins.filter((j) => j !== 'clause')),
      clause: joins.includes('clause'),
    };
    for (const form of row['noun']!.split('|')) out.set(fold(form), noun);
  }
  const memory = new Memory<OwnedNoun | null>();
  return (word) => {
    const known = memory.get(word.fold, word.hash);
    if (known !== undefined) return known;
    const made = ownedNoun(out, word.fold);
    memory.set(word.fold, word.hash, made);
    return made;
  };
}

const pronoun = /(?:هما|هم|هن|ها|ه)$/u;

/** The noun of a folded word and the pronoun it carries, without prefixes: «ودعوته» → دعوة + ه. */
function ownedNoun(nouns: ReadonlyMap<string, CueNoun>, fold: string): OwnedNoun | null {
  if (fold.length < 3) return null;
  for (const cut of ['', 'و', 'ب', 'ل', 'ف', 'وب']) {
    if (!fold.startsWith(cut)) continue;
    const word = fold.slice(cut.length);
    const whole = nouns.get(word);
    if (whole) return { noun: whole, owner: '' };
    const m = pronoun.exec(word);
    if (!m) continue;
    const stem = word.slice(0, -m[0].length);
    const found = nouns.get(stem) ?? (stem.endsWith('ت') ? nouns.get(`${stem.slice(0, -1)}ه`) : undefined);
    if (found) return { noun: found, owner: m[0] };
  }
  return null;
}

/** «دعوته إلى …», «تأكيد الوزارة أن …», «بيان للديوان جاء فيه أن …»: what a noun of speech ascribes. */
export function nounDrafts(reading: Reading, tools: Tools, agents: Agents, nouns: CueNouns): Draft[] {
  const out: Draft[] = [];
  const { tokens, sentences } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') continue;
    const limit = sentences[token.sentence]!.last;
    const draft = statedIn(reading, tools, agents, i, limit) ?? ofNoun(reading, tools, agents, nouns, i, limit);
    if (draft) out.push(draft);
  }
  return out;
}

/** «وجاء في بيان للديوان أن …», «رسالة وجهتها النقابة جاء فيها أن …». */
function statedIn(reading: Reading, tools: Tools, agents: Agents, index: number, limit: number): Draft | null {
  const { tokens } = reading;
  const token = tokens[index]!;
  if (!/^[وف]?(?:جاء|ورد|قال|ذكر)ت?$/u.test(token.bare)) return null;
  const arrives = /^[وف]?(?:جاء|ورد)/u.test(token.bare);
  let document = -1;
  let from = index + 1;
  if (/^فيه?ا?$/u.test(tokens[index + 1]?.bare ?? '') && /^(?:فيه|فيها)$/u.test(tokens[index + 1]!.bare)) {
    // the document stands before: «في بيان … قال فيه إن»
    for (let j = index - 1; j >= Math.max(0, index - 14) && tokens[j]!.sentence === token.sentence; j--)
      if (documents.test(tokens[j]!.fold)) {
        document = j;
        break;
      }
    if (document < 0 || !arrives) return null;
    from = index + 2;
  } else if (arrives && tokens[index + 1]?.bare === 'في' && documents.test(tokens[index + 2]?.fold ?? '')) {
    document = index + 2;
    from = index + 3;
  } else return null;
  for (let j = from; j < Math.min(limit, from + 22); j++) {
    const particle = particleAt(tokens[j]);
    const quotation = reading.opens.get(j);
    const colon = tokens[j]!.bare === ':';
    if (isStop(tokens[j])) return null;
    if (!particle && quotation === undefined && !colon) continue;
    if (particle?.conj) continue;
    const q = quotation ?? reading.opens.get(j + 1) ?? -1;
    const opener: Opener = {
      kind: particle ? 'clause' : q >= 0 ? 'quote' : 'colon',
      at: j,
      start: q >= 0 ? (quotation !== undefined ? j + 1 : j + 2) : j + 1,
      quotation: q,
      preposition: '',
    };
    const content = contentOf(reading, tools, index, null, opener);
    if (!content) return null;
    const makers = makersOf(reading, agents, document, document < index ? index : j);
    const passing = passerBefore(reading, agents, document);
    return {
      rule: 'noun',
      cue: {
        start: token.start + (/^[وف]/u.test(token.bare) && token.bare.length > 3 && !/^ورد/u.test(token.bare) ? 1 : 0),
        end: tokens[document > index ? document : index + 1]!.end,
      },
      at: index,
      lemma: 'جاء في',
      form: null,
      opener,
      source: null,
      content,
      stance: 'assert',
      speaker: { mention: makers.issuer?.index ?? null, gender: null, how: 'who issued the document' },
      passedOn: [...(passing ? [passing.index] : []), ...makers.relays.map((r) => r.index)],
      why: `noun ${tokens[document]!.bare}, ${token.bare} فيه`,
    };
  }
  return null;
}

const documents =
  /^(?:ب|ل)?(?:ال)?(?:بيان|تصريح|تصريحات|رساله|تقرير|وثيقه|مذكره|كلمه|خطاب|بلاغ|تغريده|منشور|مقال|برقيه|دراسه|نص)(?:ا|ه|ها|هم)?$/u;

/** «نقلت «صوت الساحل» [بيانا]»: the outlet that passes a document on. */
function passerBefore(reading: Reading, agents: Agents, document: number): { readonly index: number } | null {
  for (let j = document - 1; j >= Math.max(0, document - 8); j--) {
    if (!/^[وف]?(?:نقل|نشر|اورد|بث|ذكر)(?:ت)?$/u.test(reading.tokens[j]!.fold)) continue;
    const m = agents.within(j + 1, document)[0];
    return m && agents.isMedia(m) ? m : null;
  }
  return null;
}

function ofNoun(
  reading: Reading,
  tools: Tools,
  agents: Agents,
  nouns: CueNouns,
  index: number,
  limit: number,
): Draft | null {
  const { tokens } = reading;
  const found = reading.nameAt[index]! < 0 ? nouns(tokens[index]!) : null;
  if (!found) return null;
  const { noun, owner } = found;
  let from = index + 1;
  let mention: number | null = null;
  if (!owner) {
    const m = agents.at(from);
    if (!m || agents.isDocument(m)) return null;
    mention = m.index;
    from = m.last;
  }
  for (let j = from; j < Math.min(limit, from + 8); j++) {
    const token = tokens[j]!;
    if (isStop(token) || reading.opens.has(j)) break;
    const particle = particleAt(token);
    if (particle) {
      if (!noun.clause || particle.conj) break;
      return make(reading, tools, index, noun, owner, mention, clauseFrom(reading, j));
    }
    const prep = prepositionAt(token);
    const letter =
      prep === null ? (['ب', 'ل'] as const).find((l) => noun.preps.has(l) && carries(reading, j, l)) : undefined;
    if (prep && noun.clause && particleAt(tokens[j + 1]) && prep !== 'من') continue;
    if ((prep && noun.preps.has(prep)) || letter) {
      const joined = letter && token.bare !== letter;
      const start = joined ? j : j + 1;
      const quotation = reading.opens.get(start) ?? -1;
      if (particleAt(tokens[start]))
        return make(reading, tools, index, noun, owner, mention, clauseFrom(reading, start));
      return make(reading, tools, index, noun, owner, mention, {
        kind: 'np',
        at: j,
        start: quotation >= 0 ? start + 1 : start,
        quotation,
        preposition: prep ?? letter ?? '',
      });
    }
    if (isComma(token) || prep) break;
    const other = agents.starting(j);
    if (other && other.last > j) j = other.last - 1;
  }
  return null;
}

function clauseFrom(reading: Reading, at: number): Opener {
  const quotation = reading.opens.get(at + 1) ?? -1;
  return { kind: 'clause', at, start: quotation >= 0 ? at + 2 : at + 1, quotation, preposition: '' };
}

function make(
  reading: Reading,
  tools: Tools,
  index: number,
  noun: CueNoun,
  owner: string,
  mention: number | null,
  opener: Opener,
): Draft | null {
  const content = contentOf(reading, tools, index, null, opener);
  if (!content || content.end - content.start < 3) return null;
  return {
    rule: 'noun',
    cue: spanOf(reading, index, index + 1),
    at: index,
    lemma: noun.noun.split('|')[0]!,
    form: null,
    opener,
    source: null,
    content,
    stance: noun.stance,
    speaker: {
      mention,
      gender: owner === 'ها' ? 'f' : owner ? 'm' : null,
      how: mention === null ? 'the pronoun of the noun' : 'completes the noun',
    },
    why: `noun ${noun.noun} + ${opener.kind} (cue-nouns: ${noun.noun})`,
  };
}
