import { foldBare } from '../../arabic/letters.js';
import { type Argument, argumentsAfter } from './arguments.js';
import { agrees, type Features, resolve } from './pronouns.js';
import type { View } from './view.js';

/** A verb with its phrases. */
export interface Frame {
  readonly token: number;
  /** Mentions; empty when none is known. */
  readonly subject: readonly number[];
  /** The subject is words that are no mention: token of its head; -1 otherwise. */
  readonly subjectHead: number;
  /** The subject stands in the text with the verb, is not carried over from the last clause. */
  readonly own: boolean;
  /** It stands before the verb. */
  readonly before: boolean;
  readonly object: readonly number[];
  readonly objectHead: number;
  /** Whether any object was seen, known or not. */
  readonly hasObject: boolean;
  readonly arguments: readonly Argument[];
}

const skipped = new Set(
  'قد لا لم لن سوف لقد وقد كان كانت كانوا ما زال زالت يزال تزال ايضا كذلك امس اليوم'.split(' ').map(foldBare),
);
const relative = /^[وف]?(?:الذي|التي|الذين|اللذين|اللذان|اللتين|اللواتي)$/u;
const ownPronoun = /^(?:[وف]?ل?[بك]?(?:ان)|[وف]?كان|لكن)(?<pronoun>هما|هم|هن|ها|نا|ه)$/u;
const free: Readonly<Record<string, string>> = { هو: 'ه', هي: 'ها', هم: 'هم', وهو: 'ه', وهي: 'ها', وهم: 'هم' };

/** Frames of all verbs, by token. */
export function framesOf(view: View): ReadonlyMap<number, Frame> {
  const frames = new Map<number, Frame>();
  let last: Frame | null = null;
  for (let t = 0; t < view.tokens.length; t++) {
    if (view.tokens[t]!.kind !== 'word' || view.covers[t] || !view.isVerb(t)) continue;
    const frame = frameOf(view, t, last);
    frames.set(t, frame);
    if ((frame.subject.length || frame.own) && !/^(?:كان|كانت|يكون|تكون|ليس|ليست)$/u.test(view.tokens[t]!.fold))
      last = frame;
  }
  return frames;
}

function frameOf(view: View, t: number, last: Frame | null): Frame {
  const trigger = view.triggers.get(t);
  const word = view.analysis(t);
  const features: Features = trigger
    ? { person: trigger.person, gender: trigger.gender, number: trigger.number }
    : { person: word.person ?? 3, gender: word.gender, number: word.number };
  const enclitic = trigger ? trigger.enclitic : word.enclitic;
  const args = argumentsAfter(view, t);
  const bare = args.filter((a) => a.prep === '');
  const before = subjectBefore(view, t, features);
  const phrase = (a: Argument | undefined): readonly number[] => (a ? (a.mentions.length ? a.mentions : a.of) : []);

  let subject: readonly number[] = [];
  let subjectHead = -1;
  let own = false;
  let object: readonly number[] = [];
  let objectHead = -1;
  let hasObject = false;
  let rest = bare;
  if (before?.kind === 'object') {
    // «العملية التي نفذها الجيش»: what stands before is the object
    object = before.mentions;
    objectHead = before.head;
    hasObject = true;
  } else if (before && before.kind !== 'pronoun') {
    subject = before.mentions;
    subjectHead = before.head;
    own = true;
  }
  const joined = /^[وف]/u.test(trigger?.prefixes ?? word.proclitics.join(''));
  const carried =
    last !== null &&
    last.subject.length > 0 &&
    features.person === 3 &&
    view.tokens[t]!.sentence - view.tokens[last.token]!.sentence <= 1 &&
    agrees(view, last.subject[0]!, features, false);
  if (!own && bare[0] && !(before?.kind === 'pronoun')) {
    const first = bare[0];
    const m = first.mentions[0];
    const plain = view.analysis(first.first).gender;
    const fits =
      m !== undefined
        ? agrees(view, m, features, true)
        : !(plain && features.gender && plain !== features.gender) &&
          // «قبلت … ورفضت طلبه»: a verb of its own subject's and a thing beside it
          !(carried && joined && trigger && view.together(last.token, t));
    if (fits) {
      if (features.number !== 'p' && features.person === 3) {
        subject = first.mentions.length ? first.mentions : first.of;
        subjectHead = first.mentions.length ? -1 : first.first;
        own = true;
        rest = bare.slice(1);
      }
    }
  }
  if (!own && before?.kind === 'pronoun') {
    subject = before.mentions;
    own = true;
  }
  if (!own && carried) subject = last.subject;
  if (enclitic && !hasObject) {
    hasObject = true;
    const found = resolve(view, enclitic, t, new Set(subject.map((m) => view.entity[m]!)));
    object = found === null ? [] : [found];
    if (rest[0] && !own) {
      subject = phrase(rest[0]);
      subjectHead = rest[0].mentions.length ? -1 : rest[0].first;
      own = true;
    }
  } else if (!hasObject && rest[0]) {
    hasObject = true;
    object = phrase(rest[0]);
    objectHead = rest[0].mentions.length ? -1 : rest[0].first;
  }
  return {
    token: t,
    subject,
    subjectHead,
    own,
    before: before?.kind === 'subject',
    object,
    objectHead,
    hasObject,
    arguments: args,
  };
}

interface Before {
  readonly kind: 'subject' | 'object' | 'pronoun';
  readonly mentions: readonly number[];
  /** Token of words that are no mention, -1. */
  readonly head: number;
}

/** The subject that stands before its verb, or what a relative clause belongs to. */
function subjectBefore(view: View, verb: number, features: Features): Before | null {
  const { tokens } = view;
  let t = verb - 1;
  const step = (): void => {
    while (view.together(t, verb)) {
      if (view.timed[t] || view.isQuote(t) || skipped.has(tokens[t]!.fold) || tokens[t]!.bare === '#') t--;
      else if (view.isComma(t) && view.together(t - 1, verb) && view.timed[t - 1]) t--;
      else break;
    }
  };
  step();
  if (!view.together(t, verb)) return null;
  const word = tokens[t]!.fold;
  if (relative.test(word)) {
    let a = t - 1;
    while (view.together(a, verb) && (view.isComma(a) || view.isQuote(a) || tokens[a]!.bare === ')')) {
      // «اسم (صفة) الذي»
      if (tokens[a]!.bare === ')') while (view.together(a, verb) && tokens[a]!.bare !== '(') a--;
      a--;
    }
    if (!view.together(a, verb)) return null;
    const found = phraseEndingAt(view, a);
    if (!found) return null;
    const enclitic = view.triggers.get(verb)?.enclitic ?? view.analysis(verb).enclitic;
    // «الاجتماع الذي دعا إليه الملك»: what stands before comes back in a pronoun
    const back = /^(?:اليه|اليها|عليه|عليها|فيه|فيها|به|بها|لها|له|منه|منها)$/u.test(tokens[verb + 1]?.fold ?? '');
    const one = found.mentions[0];
    if (!enclitic && !back && one !== undefined && !agrees(view, one, features, false))
      return { ...found, kind: 'object' };
    const m = one === undefined ? null : view.mentions[one]!;
    // «الحارس الذي أعلنت الشركة فصله»
    const next = view.opens[verb + 1] ?? view.opens[verb + 2];
    const unlike = features.gender === 'f' && m?.type === 'person' && m.kind === 'name' && m.gender === null;
    if (unlike && next && next.type !== 'person' && /^[وف]?الذي$/u.test(word)) return { ...found, kind: 'object' };
    return { ...found, kind: enclitic || back ? 'object' : 'subject' };
  }
  const pronoun = ownPronoun.exec(word)?.groups?.['pronoun'] ?? free[word];
  if (pronoun) {
    const found = resolve(view, pronoun, t, new Set());
    return { kind: 'pronoun', mentions: found === null ? [] : [found], head: -1 };
  }
  if (view.isComma(t)) return afterOpener(view, verb, features);
  if (view.isSign(t)) {
    if (tokens[t]!.bare !== ')') return null;
    while (view.together(t, verb) && tokens[t]!.bare !== '(') t--;
    t--;
    if (!view.together(t, verb) || view.isSign(t)) return null;
  }
  const found = phraseEndingAt(view, t);
  if (!found) return null;
  const first = found.from;
  // governed by a preposition or in an idafa it is no subject
  const m = view.opens[first];
  // «على متظاهرين تجمعوا»: a clause that describes an indefinite noun
  if (m && !m.definite && m.kind === 'description' && first === m.first && agrees(view, m.index, features, false))
    return { kind: 'subject', mentions: [m.index], head: -1 };
  const prefix = m ? view.prefixOf(m) : view.analysis(first).proclitics.join('');
  if (/[بلك]/u.test(prefix.replace(/ال/u, ''))) return null;
  const ahead = first - 1;
  if (view.together(ahead, verb)) {
    const w = tokens[ahead]!;
    if (/^(?:[وف]?(?:في|من|الي|علي|عن|مع|ضد|بين|خلال|بعد|قبل|منذ|لدي|حتي|جرا|اثر|بحسب|وفق|حسب))$/u.test(w.fold))
      return null;
    // the words right after a verb are its own
    if (
      view.isVerb(ahead) &&
      !/^[وف]?(?:كان|كانت|ان|ليس)$/u.test(w.fold) &&
      features.number !== 'p' &&
      !/^[وف]/u.test(prefix)
    ) {
      if (view.triggers.get(verb)?.aspect !== 'present') return null;
    }
  }
  const one = found.mentions[0];
  if (one !== undefined && !agrees(view, one, features, false)) return null;
  if (one === undefined) {
    const g = view.analysis(found.head).gender;
    if (g && features.gender && g !== features.gender) return null;
  }
  // «وقتل» after a phrase begins a new clause
  if (/^[وف]/u.test(view.triggers.get(verb)?.prefixes ?? view.analysis(verb).proclitics.join(''))) return null;
  return { kind: 'subject', mentions: found.mentions, head: found.head };
}

/** «إن الوزير، …، قال»، «كان الملك، …، أجرى»: the noun phrase that the clause opens with. */
function afterOpener(view: View, verb: number, features: Features): Before | null {
  for (let t = verb - 2; view.together(t, verb) && verb - t < 28; t--) {
    if (/^(?:[وف]?ب?ان|[وف]?كان|[وف]?كانت|لكن|ولكن)$/u.test(view.tokens[t]!.fold)) {
      const m = view.opens[t + 1] ?? (view.isQuote(t + 1) ? view.opens[t + 2] : null);
      return m && agrees(view, m.index, features, false) ? { kind: 'subject', mentions: [m.index], head: -1 } : null;
    }
    if (view.isVerb(t)) return null;
  }
  return null;
}

/** The noun phrase that ends with a token: mentions, or the head of plain words. */
function phraseEndingAt(view: View, t: number): { mentions: number[]; head: number; from: number } | null {
  const m = view.covers[t];
  if (m) {
    if (m.first > 0 && view.together(m.first - 1, t) && !view.isSign(m.first - 1)) {
      // a genitive of plain words: «غارات التحالف»
      const ahead = m.first - 1;
      const trigger = view.triggers.get(ahead);
      const prefix = view.prefixOf(m);
      if (trigger?.kind === 'noun' && prefix === '') return { mentions: [], head: ahead, from: ahead };
      if (/^و/u.test(prefix) && view.covers[ahead] && view.covers[ahead] !== m) {
        const other = view.covers[ahead]!;
        return { mentions: [other.index, m.index], head: -1, from: other.first };
      }
    }
    // an apposition stands for the same one
    const apposed = m.apposed === null ? null : view.mentions[m.apposed]!;
    return { mentions: [m.index], head: -1, from: apposed && apposed.last <= m.first ? apposed.first : m.first };
  }
  if (!view.isNominal(t) || view.isSign(t)) return null;
  let head = t;
  for (let i = 0; i < 6; i++) {
    if (view.triggers.get(head)?.kind === 'noun') break;
    const p = head - 1;
    if (!view.together(p, t) || view.isSign(p) || !view.isNominal(p) || view.covers[p]) break;
    const proclitics = view.analysis(head).proclitics.join('');
    if (/^[وف]|[بلك]/u.test(proclitics.replace(/ال/u, ''))) break;
    head = p;
  }
  return { mentions: [], head, from: head };
}
