import type { Mention } from '../phrases/layer.js';
import type { Agents } from './agents.js';
import { makersOf } from './documents.js';
import type { Settled } from './draft.js';
import type { ChainLink } from './layer.js';
import type { Tools } from './opening.js';
import type { Reading } from './reading.js';
import { quotedIn, relaysOf } from './relays.js';
import { type Subject, subjectAfter, subjectBefore } from './subject.js';

/** Who says a statement and through whom, outermost first; empty when nobody can be named. */
export interface Said {
  readonly chain: readonly ChainLink[];
  /** How the speaker was found, for `why`. */
  readonly how: string;
  /** The speaker's gender as the verb shows it. */
  readonly gender: 'm' | 'f' | null;
  readonly plural: boolean;
}

/** Documents that speak for the one who issued them. */
const statements = new Set(['بيان', 'رسالة', 'بلاغ', 'مذكرة', 'برقية', 'تغريدة', 'منشور']);

const nobody: Said = { chain: [], how: 'no speaker found', gender: null, plural: false };

/** Verbs that go on with what the same one said before. */
const continuing = new Set('أضاف تابع أردف استطرد استدرك واصل مضى زاد ختم اختتم'.split(' '));
/** How many sentences back a speaker is understood. */
const memory = 7;

/** Finds speaker and relays of each draft, in the order in which the text gives their cues. */
export function chainsOf(reading: Reading, tools: Tools, agents: Agents, drafts: readonly Settled[]): readonly Said[] {
  const order = drafts.map((_, i) => i).sort((a, b) => drafts[a]!.cue.start - drafts[b]!.cue.start);
  const place = new Map(order.map((d, i) => [d, i]));
  const done: (Said | undefined)[] = new Array(drafts.length);
  const busy = new Set<number>();

  const link = (m: Mention, role: ChainLink['role'], inferred: boolean): ChainLink => ({
    mention: m.index,
    role,
    inferred,
  });
  const inferred = (links: readonly ChainLink[]): ChainLink[] => links.map((l) => ({ ...l, inferred: true }));

  const resolve = (k: number): Said => {
    const known = done[k];
    if (known) return known;
    if (busy.has(k)) return nobody;
    busy.add(k);
    const said = quoting(k, speakerOf(k));
    busy.delete(k);
    done[k] = said;
    return said;
  };

  /** With the one whom its subject quotes as the speaker, where there is one. */
  const quoting = (k: number, said: Said): Said => {
    const quoted = quotedIn(reading, tools, agents, drafts[k]!);
    if (quoted === null || said.chain.some((l) => l.role === 'speaker' && agents.sameEntity(l.mention, quoted.index)))
      return said;
    const through = said.chain
      .filter((l) => !agents.sameEntity(l.mention, quoted.index))
      .map((l) => ({ ...l, role: 'relay' as const }));
    return {
      ...said,
      chain: [...through, link(quoted, 'speaker', false)],
      gender: quoted.gender,
      how: 'quoted by the subject',
    };
  };

  /** The chain of a draft whose speaker is named here, under that of the statement it stands in. */
  const named = (k: number, m: Mention, how: string, explicit = true, more: readonly Mention[] = []): Said => {
    const d = drafts[k]!;
    const own: ChainLink[] = [...more, ...relaysOf(reading, tools, agents, d, m)].map((r) => link(r, 'relay', false));
    const speaker = link(m, 'speaker', !explicit);
    const gender = d.form?.gender ?? m.gender;
    const base = {
      how,
      gender,
      plural:
        m.number === 'p' ||
        m.number === 'd' ||
        m.type === 'group' ||
        /(?:ون|يون)$/u.test(reading.text.slice(m.start, m.end)),
    };
    const parent = d.inside === null ? null : resolve(d.inside);
    if (!parent?.chain.length) return { chain: [...own, speaker], ...base };
    const outer = parent.chain.at(-1)!;
    const prefix = agents.sameEntity(outer.mention, m.index)
      ? parent.chain.slice(0, -1)
      : parent.chain.map((l) => ({ ...l, role: 'relay' as const }));
    return {
      chain: [
        ...inferred(prefix),
        ...own.filter((o) => !prefix.some((p) => agents.sameEntity(p.mention, o.mention))),
        speaker,
      ],
      ...base,
    };
  };

  /** Goes on with the speaker of an earlier statement, relays and all. */
  const continued = (k: number, from: Said, how: string): Said => {
    const d = drafts[k]!;
    if (!from.chain.length) return { ...nobody, how };
    const speaker = from.chain.at(-1)!;
    const own = relaysOf(reading, tools, agents, d, null).map((r) => link(r, 'relay', false));
    const chain = own.length ? [...own, { ...speaker, inferred: true }] : inferred(from.chain);
    return { ...from, chain, how };
  };

  const fits = (said: Said, gender: 'm' | 'f' | null, plural: boolean | null): boolean => {
    if (!said.chain.length) return false;
    if (plural === true && !said.plural) return false;
    return gender === null || said.gender === null || said.gender === gender || (plural === null && said.plural);
  };

  /** The last statement before `k` with a speaker that agrees, at the same depth if there is one. */
  const antecedent = (k: number, gender: 'm' | 'f' | null, plural: boolean | null): number | null => {
    const d = drafts[k]!;
    const sentence = reading.tokens[d.at]!.sentence;
    for (let i = place.get(k)! - 1; i >= 0; i--) {
      const j = order[i]!;
      const other = drafts[j]!;
      if (sentence - reading.tokens[other.at]!.sentence > memory) return null;
      if (other.inside !== null && other.inside !== d.inside) continue;
      // a headline does not go on into the text
      if (
        reading.sentences[reading.tokens[other.at]!.sentence]!.role === 'headline' &&
        sentence !== reading.tokens[other.at]!.sentence
      )
        return null;
      const said = resolve(j);
      if (fits(said, gender, plural)) return j;
    }
    return null;
  };

  const understood = (k: number, gender: 'm' | 'f' | null, number: 's' | 'd' | 'p' | null, pronoun: boolean): Said => {
    const d = drafts[k]!;
    const plural = number === null ? null : number !== 's';
    if (d.inside !== null) {
      const outer = drafts[d.inside]!;
      const parent = resolve(d.inside);
      // what stands before it within the same content
      for (let i = place.get(k)! - 1; i >= 0; i--) {
        const j = order[i]!;
        if (j === d.inside || drafts[j]!.cue.start < outer.content.start) break;
        if (drafts[j]!.inside !== d.inside) continue;
        const said = resolve(j);
        if (fits(said, gender, plural)) return continued(k, said, `goes on from «${drafts[j]!.lemma}»`);
      }
      // «خلية "إرهابية"، قالت إنها …»: a relative clause without its word, of the one who speaks
      if (
        !pronoun &&
        d.form?.kind === 'verb' &&
        d.form.conj === '' &&
        d.form.aspect === 'past' &&
        reading.tokens[d.at - 1]?.kind === 'sign' &&
        fits(parent, gender, plural)
      ) {
        const m = agents.all[parent.chain.at(-1)!.mention]!;
        return { ...named(k, m, 'speaks of himself', false), gender: parent.gender, plural: parent.plural };
      }
      // the content's own subject: «أن النقابة راسلت … وطلبت»
      const head = pronoun ? null : headOf(outer.content.first, d.at, gender, plural);
      if (head) return named(k, head, 'subject of the clause', true);
      if (parent.chain.length && fits(parent, gender, plural)) {
        const m = agents.all[parent.chain.at(-1)!.mention]!;
        return { ...named(k, m, 'speaks of himself', false), gender: parent.gender, plural: parent.plural };
      }
      return nobody;
    }
    const sentence = reading.sentences[reading.tokens[d.at]!.sentence]!;
    const before = antecedent(k, gender, plural);
    const sameSentence = before !== null && reading.tokens[drafts[before]!.at]!.sentence === sentence.index;
    if (!sameSentence && (d.rule === 'participle' || d.at > sentence.first + 3)) {
      const head = headOf(sentence.first, d.at, gender, plural);
      if (head) return named(k, head, 'subject of the sentence', true);
    }
    if (before === null) return nobody;
    return continued(k, resolve(before), `goes on from «${drafts[before]!.lemma}»`);
  };

  /** The first agreeing mention of a clause that no preposition governs. */
  const headOf = (from: number, to: number, gender: 'm' | 'f' | null, plural: boolean | null): Mention | null => {
    for (let i = from; i < Math.min(to, from + 30); i++) {
      const m = agents.at(i);
      if (!m) continue;
      if (m.last > to) return null;
      const before = reading.tokens[m.first - 1];
      if (i > from && before && (governed.test(before.bare) || isConstruct(reading, i - 1))) {
        i = m.last - 1;
        continue;
      }
      if (m.type === 'facility' || agents.isDocument(m)) {
        i = m.last - 1;
        continue;
      }
      if (gender && m.gender && m.gender !== gender && m.number !== 'p') continue;
      if (plural === true && m.number === 's') continue;
      return m;
    }
    return null;
  };

  /** «وقال البيان», «وأضاف المصدر»: a document or source spoken of before. */
  const again = (k: number, m: Mention): Said | null => {
    const head = agents.head(m);
    if (!m.definite || !head) return null;
    const document =
      head.class === 'document' && (head.noun === 'بيان' || head.noun === 'رسالة' || head.noun === 'بلاغ');
    const source = head.class === 'source' && head.type !== 'media';
    // «البيان الصادر عن …» names its own issuer
    if ((!document && !source) || m.last - m.first > 2) return null;
    let last: number | null = null;
    for (let i = place.get(k)! - 1; i >= 0; i--) {
      const j = order[i]!;
      if (place.get(k)! - i > 16) break;
      if (drafts[j]!.inside !== null) continue;
      const said = resolve(j);
      if (!said.chain.length) continue;
      const speaker = agents.all[said.chain.at(-1)!.mention]!;
      last ??= j;
      if (document) break;
      if (agents.head(speaker)?.class === 'source') return continued(k, said, 'the source named before');
      if (place.get(k)! - i > 6) break;
    }
    if (last === null) return null;
    return continued(k, resolve(last), document ? 'the document of the one who spoke' : 'the source named before');
  };

  const withMention = (k: number, m: Mention, how: string): Said => {
    if (agents.isDocument(m) && statements.has(agents.head(m)!.noun)) {
      const limit = reading.sentences[reading.tokens[drafts[k]!.at]!.sentence]!.last;
      const { issuer, relays } = makersOf(reading, agents, m.head, Math.min(limit, m.head + 8));
      if (issuer) return named(k, issuer, 'who issued the document', true, relays);
    }
    const back = again(k, m);
    if (back) return back;
    const d = drafts[k]!;
    if (d.form && continuing.has(d.form.frame.lemma) && d.inside === null) {
      const j = antecedent(k, null, null);
      if (j !== null) {
        const said = resolve(j);
        if (
          said.chain.length > 1 &&
          agents.sameEntity(said.chain.at(-1)!.mention, m.index) &&
          !relaysOf(reading, tools, agents, d, m).length
        )
          return {
            ...said,
            chain: [...inferred(said.chain.slice(0, -1)), link(m, 'speaker', false)],
            how: `${how}, goes on`,
          };
      }
    }
    return named(k, m, how);
  };

  const asked = (k: number, m: Mention, pronoun: boolean, stop: number): boolean => {
    const d = drafts[k]!;
    const rest = subjectAfter(reading, agents, m.last - 1, stop);
    if (rest.kind === 'mention') return false;
    if (pronoun) return true;
    if (d.inside !== null) return false;
    const direct = d.opener?.kind === 'quote' && d.form?.frame.lemma === 'طالب';
    const head = agents.head(m);
    const crowd = head?.class === 'crowd' || (head?.number === 'p' && public_.has(head.noun));
    if (!direct && !crowd) return false;
    const j = antecedent(k, d.form?.gender ?? null, null);
    return j !== null && !agents.sameEntity(resolve(j).chain.at(-1)!.mention, m.index);
  };

  const speakerOf = (k: number): Said => {
    const d = drafts[k]!;
    if (d.rule === 'source' && d.source) {
      if (d.source.pronoun) return understood(k, d.source.pronoun === 'ها' ? 'f' : 'm', null, true);
      const m = agents.starting(d.source.from) ?? agents.within(d.source.from, d.source.end)[0] ?? null;
      if (m && agents.isDocument(m)) {
        const limit = reading.sentences[reading.tokens[d.at]!.sentence]!.last;
        const { issuer, relays } = makersOf(reading, agents, m.head, limit);
        if (issuer) return named(k, issuer, 'who issued the document', true, relays);
      }
      return m ? withMention(k, m, 'named beside its words') : nobody;
    }
    if (d.rule === 'colon') {
      const sentence = reading.sentences[reading.tokens[d.at]!.sentence]!;
      const m = agents.ending(d.at) ?? agents.at(sentence.first);
      return m ? named(k, m, 'before the colon') : nobody;
    }
    if (d.speaker) {
      if (d.rule === 'relay' && d.speaker.mention === null && d.speaker.gender === null) return nobody;
      if (d.speaker.mention !== null) return withMention(k, agents.all[d.speaker.mention]!, d.speaker.how);
      return understood(k, d.speaker.gender, null, true);
    }
    const { form, opener } = d;
    if (!form) return nobody;
    if (form.person === 1) {
      if (d.inside === null) return nobody;
      const parent = resolve(d.inside);
      return parent.chain.length ? { ...parent, chain: inferred(parent.chain), how: 'the one who speaks' } : nobody;
    }
    if (form.kind === 'participle') return understood(k, form.gender, form.number, false);
    const agent = passiveAgent(reading, agents, d.at);
    if (agent) return named(k, agent, 'agent of the passive');
    const stop = form.frame.stance === 'accuse' || !opener ? d.content.first : opener.at;
    const before = subjectBefore(reading, agents, d.at, form);
    if (before.kind === 'mention' && before.how === 'before the verb')
      return withMention(k, before.mention, before.how);
    let after: Subject = subjectAfter(
      reading,
      agents,
      d.at,
      stop,
      ['وصف', 'صنف', 'اعتبر', 'عد'].includes(form.frame.lemma),
    );
    // «كما أنه طالب [النقابة] بـ», «كما دعا [السكان] إلى»: the one asked, not the one who asks
    if (
      after.kind === 'mention' &&
      form.frame.target.has('obj') &&
      form.frame.stance !== 'accuse' &&
      asked(k, after.mention, before.kind === 'pronoun', stop)
    )
      after = { kind: 'none' };
    if (after.kind === 'mention') return withMention(k, after.mention, after.how);
    if (after.kind === 'unknown') return { ...nobody, how: 'a subject that is no known mention' };
    if (before.kind === 'mention') return withMention(k, before.mention, before.how);
    if (before.kind === 'unknown') return nobody;
    if (form.object && /^(?:ما|مما|بما|عما)$/u.test(reading.tokens[d.at - 1]?.bare ?? ''))
      return understood(k, form.gender, form.number, true);
    return understood(k, form.gender, form.number, before.kind === 'pronoun');
  };

  for (const k of order) resolve(k);
  return drafts.map((_, k) => done[k] ?? nobody);
}

/** Whether a token is a noun that the next one completes («وبحضور سالم», «طبيب سالم»). */
function isConstruct(reading: Reading, index: number): boolean {
  const token = reading.tokens[index]!;
  if (token.kind !== 'word' || reading.nameAt[index]! >= 0) return false;
  const analysis = reading.words[index]?.analyses[0];
  return analysis?.pos === 'NOUN' && !analysis.proclitics.includes('ال') && !analysis.enclitic;
}

/** Those whom one calls on, rather than who call. */
const public_ = new Set(['ساكن', 'مواطن', 'أهل', 'ناخب', 'طرف', 'زائر', 'مشجع', 'جمهور']);

const governed =
  /^(?:في|فى|من|إلى|الى|على|عن|مع|بين|خلال|بعد|قبل|منذ|عبر|ضد|لدى|حول|حتى|عند|داخل|خارج|قرب|أمام|وسط|شرق|غرب|شمال|جنوب|مدينة|بسبب|بحسب|وفق|حسب)$/u;

/** «اتهم من قبل [شريكين]». */
function passiveAgent(reading: Reading, agents: Agents, at: number): Mention | null {
  const { tokens } = reading;
  for (let i = at + 1; i < at + 3; i++) {
    if (tokens[i]?.bare !== 'من' || !/^(?:قبل|جانب|طرف)$/u.test(tokens[i + 1]?.bare ?? '')) continue;
    return agents.starting(i + 2);
  }
  return null;
}
