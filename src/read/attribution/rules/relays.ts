import type { Agents } from '../agents.js';
import { contentOf } from '../content.js';
import type { Draft } from '../draft.js';
import type { Opener, Tools } from '../opening.js';
import { isRelative, isStop, particleAt, prepositionAt } from '../particles.js';
import { type Reading, spanOf } from '../reading.js';
import { subjectAfter, subjectBefore } from '../subject.js';

/** Forms of the verbs with which one passes on what another said, when «عن» follows. */
const verbs = /^[وف]?(?:(?:نقل|اورد|روي|حكي|نسب)(?:ت|وا)?|[يت](?:نقل|ورد))$/u;
/** «قوله», «قولها», «تأكيدهم»: the saying itself, whose owner is the one named after «عن». */
const sayings = /^(?:قول|تاكيد|اعلان|نفي|تصريح|توضيح|اعتبار|اشاره|زعم|تحذير|دعوت|مطالبت|اعتقاد|وصف)(?:ه|ها|هم|هما)$/u;

/** «نقلت الوكالة عن الوزير قوله إن …»: relay, speaker and content by one pattern. */
export function relayDrafts(reading: Reading, tools: Tools, agents: Agents): Draft[] {
  const out: Draft[] = [];
  const { tokens, sentences } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word' || !verbs.test(token.fold) || reading.nameAt[i]! >= 0) continue;
    const sentence = sentences[token.sentence]!;
    const about = findFrom(reading, agents, i, Math.min(sentence.last, i + 26));
    if (about === null) continue;
    const { from, speaker, gender } = about;
    const opener = openerAfter(reading, from, sentence.last);
    if (!opener) continue;
    const after = subjectAfter(reading, agents, i, about.at);
    const before = after.kind === 'mention' ? after : subjectBefore(reading, agents, i, null);
    const relay = before.kind === 'mention' ? before.mention : null;
    const cue = opener.cue ?? i;
    const content = contentOf(reading, tools, cue, null, opener.opener);
    if (!content || content.end - content.start < 3) continue;
    out.push({
      rule: 'relay',
      cue: spanOf(reading, cue, cue + 1),
      at: i,
      lemma: 'نقل',
      form: null,
      opener: opener.opener,
      source: null,
      content,
      stance: 'assert',
      speaker: { mention: speaker?.index ?? null, gender, how: 'named after «عن»' },
      passedOn: relay ? [relay.index] : [],
      why: `relay ${token.bare} … عن …`,
    });
  }
  return out;
}

interface From {
  readonly at: number;
  readonly from: number;
  readonly speaker: { readonly index: number } | null;
  readonly gender: 'm' | 'f' | null;
}

/** «عن» and who stands behind it; «عنه», «عنها» is one who spoke before. */
function findFrom(reading: Reading, agents: Agents, verb: number, limit: number): From | null {
  const { tokens } = reading;
  for (let i = verb + 1; i < limit; i++) {
    const token = tokens[i]!;
    if (isStop(token) || particleAt(token)) return null;
    if (token.bare === 'عنه' || token.bare === 'عنها' || token.bare === 'عنهم')
      return { at: i, from: i + 1, speaker: null, gender: token.bare === 'عنها' ? 'f' : 'm' };
    if (prepositionAt(token) !== 'عن') continue;
    // «الصادرة عن», «عبارة عن», «فضلا عن»
    if (/^(?:صادر|الصادر|صدر|عبار|فضل|عوض|ناتج|بحث)/u.test(tokens[i - 1]!.bare)) continue;
    const m = agents.starting(i + 1);
    return { at: i, from: m ? m.last : i + 2, speaker: m, gender: m?.gender ?? null };
  }
  return null;
}

function openerAfter(reading: Reading, from: number, limit: number): { opener: Opener; cue: number | null } | null {
  const { tokens } = reading;
  let cue: number | null = null;
  for (let i = from; i < Math.min(limit, from + 30); i++) {
    const token = tokens[i]!;
    const quotation = reading.opens.get(i);
    if (quotation !== undefined && reading.after[quotation]! - i <= 5 && cue !== i - 1) {
      i = reading.after[quotation]! - 1;
      continue;
    }
    if (quotation !== undefined)
      return { opener: { kind: 'quote', at: i, start: i + 1, quotation, preposition: '' }, cue };
    if (isStop(token)) return null;
    if (sayings.test(token.fold)) {
      cue = i;
      continue;
    }
    if (isRelative(token)) continue;
    if (token.bare === ':') {
      const q = reading.opens.get(i + 1);
      const opener: Opener =
        q !== undefined
          ? { kind: 'quote', at: i, start: i + 2, quotation: q, preposition: '' }
          : { kind: 'colon', at: i, start: i + 1, quotation: -1, preposition: '' };
      return { opener, cue };
    }
    const particle = particleAt(token);
    if (particle && !particle.conj) {
      const q = reading.opens.get(i + 1);
      return {
        opener: { kind: 'clause', at: i, start: q !== undefined ? i + 2 : i + 1, quotation: q ?? -1, preposition: '' },
        cue,
      };
    }
  }
  return null;
}
