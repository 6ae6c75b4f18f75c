import type { Mention } from '../phrases/layer.js';
import type { Agents } from './agents.js';
import type { Draft, Settled } from './draft.js';
import type { Tools } from './opening.js';
import { carries, isComma, prepositionAt } from './particles.js';
import type { Reading } from './reading.js';
import { relayVerbs, sourceAt } from './sources.js';

/** Nouns of speech behind which «إلى», «مع», «ل» give the outlet to which one spoke. */
const spoken = new Set(
  'تصريح تصريحات تصريحاته مقابلة حديث حديثه حوار لقاء مداخلة اتصال تصريحه مقابلته كلمة رسالة مقال افتتاحية بيان تقرير برنامج'.split(
    ' ',
  ),
);
/** Networks on which people speak themselves: a channel, no relay. */
const networks =
  /(?:تويتر|توتير|فيسبوك|فيس بوك|انستغرام|إنستغرام|يوتيوب|تلغرام|تليغرام|واتساب|إكس|سناب|تيك توك|فيديو)/u;

const isOutlet = (reading: Reading, agents: Agents, m: Mention): boolean =>
  agents.isMedia(m) && !networks.test(reading.text.slice(m.start, m.end));

/** The outlets through which a statement came, outermost first, as the words around its cue tell. */
export function relaysOf(
  reading: Reading,
  tools: Tools,
  agents: Agents,
  draft: Settled,
  speaker: Mention | null,
): readonly Mention[] {
  const out: Mention[] = [];
  /** `known`: the words say that it relays, so that it need not be known as an outlet. */
  const add = (m: Mention | null, known = false): void => {
    if (!m || agents.isPublisher(m) || !(known || isOutlet(reading, agents, m))) return;
    const best = nameWithin(agents, m);
    if (speaker && agents.sameEntity(speaker.index, best.index)) return;
    if (!out.some((o) => agents.sameEntity(o.index, best.index))) out.push(best);
  };
  for (const m of draft.relays) add(agents.all[m]!, draft.rule === 'relay');
  if (draft.rule === 'source' || draft.rule === 'colon' || draft.rule === 'participle') return out;
  const { tokens, sentences } = reading;
  const sentence = sentences[tokens[draft.at]!.sentence]!;
  const from = draft.inside === null && draft.leads ? sentence.first : draft.at + 1;
  const to = quotingEnd(draft);
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') continue;
    const source = sourceAt(reading, tools, i);
    if (source && source.at === i && source.verbAt < 0 && !source.pronoun) {
      add(agents.starting(source.from) ?? agents.within(source.from, source.end)[0] ?? null);
      continue;
    }
    if (relayVerbs.test(token.fold) && i !== draft.at) {
      const m = agents.at(i + 1);
      if (!m) continue;
      add(m);
      // a ministry that publishes its minister's statement is a relay too
      if (
        i > draft.at &&
        !agents.isMedia(m) &&
        speaker &&
        !agents.sameEntity(speaker.index, m.index) &&
        !agents.isPublisher(m) &&
        m.type === 'organization'
      )
        out.push(m);
      continue;
    }
    if (carries(reading, i, 'ل')) {
      const m = agents.starting(token.bare === 'ل' ? i + 1 : i);
      const after = i > draft.at || spokenBefore(reading, i);
      if (m && after && !(speaker && m.first >= speaker.first && m.last <= speaker.last)) add(m);
      continue;
    }
    const prep = prepositionAt(token) ?? (token.bare === 'مع' ? 'مع' : null);
    if ((prep === 'إلى' || prep === 'مع' || prep === 'في') && spokenBefore(reading, i)) add(agents.starting(i + 1));
  }
  return out;
}

/**
 * The one quoted between a cue and its content: in «ذكرت الوكالة، نقلا عن مسؤول، أن …» the official says it and the
 * agency relays him, whoever is the subject of the verb.
 */
export function quotedIn(reading: Reading, tools: Tools, agents: Agents, draft: Settled): Mention | null {
  if (draft.rule !== 'verb') return null;
  for (let i = draft.at + 1; i < quotingEnd(draft); i++) {
    if (!isQuoting(reading, i)) continue;
    const source = sourceAt(reading, tools, i);
    const m = source && (agents.starting(source.from) ?? agents.within(source.from, source.end)[0]);
    if (m) return m;
  }
  return null;
}

/** Whether a token is the «نقلا» of «نقلا عن». */
export const isQuoting = ({ tokens }: Reading, index: number): boolean =>
  tokens[index]?.bare === 'نقلا' && tokens[index + 1]?.bare === 'عن';

/** Where the words between a cue and its content end. */
export const quotingEnd = (draft: Pick<Draft, 'at' | 'opener' | 'content'>): number =>
  draft.opener ? Math.max(draft.opener.at, draft.at) : draft.content.first;

function spokenBefore(reading: Reading, index: number): boolean {
  for (let i = index - 1; i >= Math.max(0, index - 4); i--) {
    const token = reading.tokens[i]!;
    if (isComma(token)) return false;
    if (spoken.has(token.bare.replace(/^[وبل](?=\p{L}{4})/u, ''))) return true;
  }
  return false;
}

/** «صحيفة «الحياة»» → «الحياة»: the name inside a description of an outlet. */
function nameWithin(agents: Agents, m: Mention): Mention {
  if (m.kind === 'name') return m;
  if (m.apposed !== null && agents.all[m.apposed]!.kind === 'name') return agents.all[m.apposed]!;
  for (const inner of agents.within(m.first, m.last)) if (inner.kind === 'name' && agents.isMedia(inner)) return inner;
  return m;
}
