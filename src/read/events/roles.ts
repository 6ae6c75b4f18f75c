import type { Demonyms } from '../../lexicon/demonyms.js';
import { type Argument, argumentsAfter } from './arguments.js';
import type { Carriers } from './carriers.js';
import { isOneOf } from './conditions.js';
import { countryMentions } from './countries.js';
import type { Found } from './find.js';
import { type Frame, framesOf } from './frames.js';
import { linkAttacks, nested } from './nested.js';
import { give, type Participants, type Said } from './participants.js';
import { resolve } from './pronouns.js';
import { tellAgain } from './told.js';
import type { Role } from './triggers.js';
import type { View } from './view.js';

/** Nouns with a pronoun or owner of the one who did what follows: «ضلوعه في قتل», «وقوف الحزب وراء الهجوم». */
const involvement = /^[وفبل]*(?:ال)?(?:ضلوع|تورط|وقوف|مشارك[ةت]|مسؤولي[ةت]|قيام|اقدام|إقدام)(?<pronoun>هما|هم|ها|ه)?$/u;
/** Plain nouns after whose owner a verbal noun tells what the owner does: «قرار الحكومة وقف التمويل». */
const ownersNouns = new Set('قرار رغبه محاوله نيه عزم خطه اعلان استعداد تهديد سعي'.split(' '));

/** Finds who takes part in the events of one report. */
export class Roles {
  readonly frames: ReadonlyMap<number, Frame>;
  /** The verb frame and argument in which a token stands as head or in its idafa. */
  private readonly governors = new Map<number, { frame: Frame; prep: string }>();
  private readonly countries: ReadonlyMap<string, number>;
  private readonly phrases = new Map<number, readonly Argument[]>();
  private readonly done = new Map<number, Participants>();

  constructor(
    private readonly view: View,
    private readonly demonyms: Demonyms,
    private readonly carriers: Carriers,
    private readonly said: (f: Found) => Said,
  ) {
    this.frames = framesOf(view);
    for (const frame of this.frames.values()) {
      for (const a of frame.arguments)
        for (let t = a.first; t < a.last; t++) {
          if (!this.governors.has(t)) this.governors.set(t, { frame, prep: a.prep });
          // «بقمع تظاهرة»: the verb tells of the first event in the phrase
          if (view.triggers.has(t)) break;
        }
      if (frame.objectHead >= 0 && frame.objectHead < frame.token)
        this.governors.set(frame.objectHead, { frame, prep: '' });
    }
    this.countries = countryMentions(view, demonyms);
  }

  /** Token of the verb that carries an event's noun («شن … هجوما»); null without one. */
  carrier(f: Found): number | null {
    const over = this.governors.get(f.token);
    if (!over || f.kind !== 'noun' || this.view.triggers.has(over.frame.token)) return null;
    const lemma = this.view.analysis(over.frame.token).lemma ?? '';
    return this.carriers.of(lemma, over.prep) ? over.frame.token : null;
  }

  /** The phrases beside an event's word and beside the verb over it. */
  besides(f: Found): readonly (readonly Argument[])[] {
    const own = this.frames.get(f.token)?.arguments ?? this.phrases.get(f.token) ?? [];
    const over = this.governors.get(f.token);
    return over && !this.view.triggers.has(over.frame.token) ? [own, over.frame.arguments] : [own];
  }

  /** Participants of all events, in text order. */
  all(found: readonly Found[]): readonly Participants[] {
    for (const f of found) this.done.set(f.token, f.kind === 'noun' ? this.ofNoun(f) : this.ofVerb(f));
    for (const i of found.keys()) linkAttacks(this.view, found, i, this.done);
    for (const f of found) nested(this.view, f, this.done, (t) => this.governors.get(t)?.frame.token ?? null);
    tellAgain(found, this.done);
    return found.map((f) => {
      const p = this.done.get(f.token)!;
      const actors = this.unique(p.actors);
      const taken = new Set(p.why.some((w) => w.startsWith('both')) ? [] : actors.map((m) => this.view.entity[m]!));
      return {
        actors,
        recipients: this.unique(p.recipients).filter((m) => !taken.has(this.view.entity[m]!)),
        why: p.why,
      };
    });
  }

  private unique(list: readonly number[]): number[] {
    const seen = new Set<number>();
    return list.filter((m) => {
      const e = this.view.entity[m]!;
      if (e < 0 || seen.has(e)) return false;
      seen.add(e);
      return true;
    });
  }

  private give(p: Participants, role: Role, mentions: readonly number[], why: string): void {
    give(this.view, p, role, mentions, why);
  }

  /** Mentions that an argument names: its own, else those in the genitive of its plain noun. */
  private named(a: Argument, at: number): readonly number[] {
    if (a.pronoun) {
      const found = resolve(this.view, a.pronoun, at, new Set());
      return found === null ? [] : [found];
    }
    if (a.mentions.length) return a.mentions;
    if (a.of.length) return a.of;
    // «الخطوة الأمريكية»
    const nation = this.view.covers[a.first] ? null : this.nationAfter(a.first, a.last);
    return nation === null ? [] : [nation];
  }

  private prepositional(p: Participants, f: Found, args: readonly Argument[]): void {
    for (const a of args) {
      if (!a.prep) continue;
      const role =
        a.prep === 'من قبل'
          ? 'A'
          : (f.trigger.prepositions.get(a.prep) ?? (a.prep === 'ضد' ? 'R' : a.prep === 'بين' ? 'B' : '-'));
      if (role === '-' || (role === 'A' && p.actors.length) || (role === 'R' && p.recipients.length)) continue;
      this.give(p, role, this.named(a, f.token), `${a.prep} + noun`);
    }
  }

  private ofVerb(f: Found): Participants {
    const p: Participants = { actors: [], recipients: [], why: [] };
    const { trigger } = f;
    const { view } = this;
    const said = this.said(f);
    const frame = this.frames.get(f.token);
    const args = frame?.arguments ?? argumentsAfter(this.view, f.token);
    const speaker = said.cue?.chain.at(-1)?.mention;
    if (f.person === 1) {
      const own = said.inside?.chain.at(-1)?.mention ?? speaker;
      if (own !== undefined) this.give(p, trigger.subject, [own], 'first person');
    } else if (frame?.before && frame.subject.length && !f.passive) {
      // what stands before its verb is surely its subject
    } else if (speaker !== undefined && trigger.subject === 'A') {
      p.actors.push(speaker);
      p.why.push('speaker');
    }
    if (frame) {
      const objectToken = frame.object.length ? view.mentions[frame.object[0]!]!.head : frame.objectHead;
      const hasObject =
        frame.hasObject &&
        !(
          trigger.complement &&
          objectToken >= 0 &&
          isOneOf(view.tokens[objectToken]!.fold, trigger.needs?.after ?? [])
        );
      const passive = f.passive || (trigger.transitive && !hasObject && f.person === 3);
      if (passive) {
        // a lone noun phrase after «واتهمت» may be the object of the one who acted before
        this.give(
          p,
          trigger.object,
          frame.subject.length ? frame.subject : this.eventAt(frame.subjectHead, 'recipients'),
          'passive subject',
        );
      } else {
        if (!p.actors.length) {
          const by = frame.subject.length ? frame.subject : this.eventAt(frame.subjectHead, 'actors');
          this.give(p, trigger.subject, by, frame.own ? 'subject' : 'subject of the clause before');
        }
        if (hasObject) {
          const plain = frame.arguments.find((a) => a.first === frame.objectHead);
          this.give(
            p,
            trigger.object,
            frame.object.length || !plain ? frame.object : this.named(plain, f.token),
            'object',
          );
        }
      }
    } else if (f.kind === 'participle') {
      const bare = args.filter((a) => !a.prep);
      if (bare[0]) this.give(p, trigger.object, this.named(bare[0], f.token), 'object');
    }
    this.prepositional(p, f, args);
    if (said.cue?.addressee != null && !p.recipients.length && trigger.object !== '-')
      this.give(p, 'R', [said.cue.addressee], 'addressee');
    return p;
  }

  /** Participants of the event whose noun stands at a token: «غارة استهدفت». */
  private eventAt(token: number, which: 'actors' | 'recipients'): readonly number[] {
    return this.done.get(token)?.[which] ?? [];
  }

  private ofNoun(f: Found): Participants {
    const p: Participants = { actors: [], recipients: [], why: [] };
    const { trigger } = f;
    const { view } = this;
    const args = argumentsAfter(view, f.token);
    this.phrases.set(f.token, args);
    // «قتل تونسي» is an idafa: without its article a noun whose genitive is the victim has no adjective of the doer
    const definite = f.prefixes.endsWith('ال') || f.prefixes.endsWith('لل');
    const nation = trigger.genitive === 'R' && !definite ? null : this.nationAfter(f.token, f.token + 4);
    if (nation !== null) this.give(p, trigger.genitive === 'B' ? 'B' : 'A', [nation], 'nationality');
    let rest = args;
    const first = args[0];
    if (!f.enclitic && !definite && first && !first.prep && first.first === f.token + 1) {
      rest = args.slice(1);
      const of = first.mentions.length ? first.mentions : first.of;
      const next = rest[0] && !rest[0].prep ? this.named(rest[0], f.token) : [];
      this.genitive(p, f, of, next);
      if (next.length) rest = rest.slice(1);
    }
    // «هجوم للقوات»: li- stands for the idafa of an indefinite noun
    if (!trigger.prepositions.has('ل') && !p.actors.length && !p.recipients.length && first?.prep === 'ل')
      this.give(p, trigger.genitive === '*' ? 'R' : trigger.genitive, this.named(first, f.token), 'li- for a genitive');
    if (trigger.before !== '-') {
      const who = this.modified(f);
      if (who !== null) this.give(p, trigger.before, [who], 'noun that it modifies');
    }
    if (!p.actors.length) {
      const owner = view.covers[f.token - 1];
      const noun = owner ? owner.first - 1 : -1;
      if (
        owner &&
        f.prefixes === '' &&
        view.together(noun, f.token) &&
        ownersNouns.has(view.tokens[noun]!.fold.replace(/^[وفبل]*(?:ال)?(?=.{3})/u, ''))
      )
        this.give(p, 'A', [owner.index], 'owner of the decision');
    }
    this.prepositional(p, f, rest);
    this.governed(p, f);
    this.beside(p, f);
    if (f.enclitic) this.ownPronoun(p, f, rest);
    return p;
  }

  /** The mention that an adjective like «الموقوف» belongs to: the one it stands in or next after. */
  private modified(f: Found): number | null {
    const { view } = this;
    const own = view.covers[f.token];
    if (own) return own.index;
    let t = f.token - 1;
    while (view.together(t, f.token) && f.token - t < 4 && (view.isSign(t) || !view.covers[t])) t--;
    return view.together(t, f.token) ? (view.covers[t]?.index ?? null) : null;
  }

  /** The pronoun at the noun's end. */
  private ownPronoun(p: Participants, f: Found, args: readonly Argument[]): void {
    const { view } = this;
    const first = args[0];
    const object = first && !first.prep && !p.recipients.length ? this.named(first, f.token) : [];
    // «ضربه متظاهرا»: with an object behind it the pronoun is who did it
    const role = object.length && f.trigger.pronoun === 'R' ? 'A' : f.trigger.pronoun;
    if (role === 'A' && p.actors.length) p.actors.length = 0;
    const not = new Set(role === 'R' ? p.actors.map((m) => view.entity[m]!) : []);
    const before = this.coordinated(f);
    const speaker = this.said(f).cue?.chain.at(-1)?.mention;
    const likely = [
      ...(role === 'R' ? (before?.recipients ?? []) : []),
      ...(speaker === undefined ? [] : [speaker]),
      ...this.subjectsNear(f.token),
    ];
    const found = resolve(view, f.enclitic!, f.token, not, likely);
    if (found !== null && (role !== 'R' || !p.recipients.length)) this.give(p, role, [found], 'pronoun');
    if (object.length) this.give(p, 'R', object, 'object of the noun');
  }

  /** Who the words right before the noun say did it or underwent it: «ضلوعه في …», «… وراء …», «تعرض … ل…». */
  private beside(p: Participants, f: Found): void {
    const { view } = this;
    for (let t = f.token - 1; view.together(t, f.token) && f.token - t <= 5; t--) {
      const token = view.tokens[t]!;
      if (view.isVerb(t) || view.triggers.has(t)) return;
      if (token.fold === 'ورا' && !p.actors.length) {
        const who = view.covers[t - 1];
        if (who && view.together(t - 1, t) && who.last === t) this.give(p, 'A', [who.index], 'behind it');
      }
      const m = involvement.exec(token.bare);
      if (m && !p.actors.length) {
        const who = view.opens[t + 1];
        const pronoun = m.groups!['pronoun'];
        if (who && view.prefixOf(who) === '') this.give(p, 'A', [who.index], 'involvement');
        else if (pronoun) {
          const found = resolve(view, pronoun, t, new Set(), this.subjectsNear(t));
          if (found !== null) this.give(p, 'A', [found], 'involvement');
        }
        return;
      }
      if (/^[وفبل]*(?:ال)?تعرض(?:ها|ه|هم)?$/u.test(token.fold) && !p.recipients.length) {
        const who = view.opens[t + 1];
        const pronoun = /(?:ها|هم|ه)$/u.exec(token.fold)?.[0];
        if (who && view.prefixOf(who) === '') this.give(p, 'R', [who.index], 'undergoes');
        else if (pronoun) {
          const found = resolve(view, pronoun, t, new Set(), this.subjectsNear(t));
          if (found !== null) this.give(p, 'R', [found], 'undergoes');
        }
        return;
      }
    }
  }

  /** The genitive after the noun and, it may be, a bare phrase after that. */
  private genitive(p: Participants, f: Found, of: readonly number[], next: readonly number[]): void {
    const { trigger } = f;
    const kind = of.length ? this.view.mentions[of[0]!]!.type : null;
    if (trigger.genitive === 'O' || trigger.genitive === '*' || trigger.genitive === 'A') {
      if (next.length && of.length) {
        this.give(p, 'A', of, 'genitive');
        this.give(p, 'R', next, 'object of the noun');
        return;
      }
      if (trigger.genitive === 'O') {
        this.give(p, 'R', of, 'genitive');
        return;
      }
      // «اجتماع القاهرة» is held there, «زيارة القاهرة» leads there
      if (trigger.genitive === 'A' && (kind === 'place' || kind === 'facility') && trigger.type === 'CONSULT') {
        if (trigger.mode === 'visit') this.give(p, 'R', of, 'genitive');
        return;
      }
      if (trigger.genitive === 'A' && kind === 'facility') return;
    }
    this.give(p, trigger.genitive, of, 'genitive');
  }

  /** Subjects of the verbs around a token in its sentence, the nearest first. */
  private subjectsNear(token: number): readonly number[] {
    const out: number[] = [];
    for (let t = token - 1; this.view.together(t, token) && token - t < 25; t--) {
      const frame = this.frames.get(t);
      if (frame) out.push(...frame.subject);
    }
    return out;
  }

  /** What the verb over an event's noun tells of its participants. */
  private governed(p: Participants, f: Found): void {
    const { view } = this;
    const over = this.governors.get(f.token);
    const before = this.coordinated(f);
    if (before && !p.actors.length) this.give(p, 'A', before.actors, 'coordination');
    if (!over) return;
    const { frame } = over;
    const verb = view.triggers.get(frame.token);
    const own = this.done.get(frame.token);
    const { trigger } = f;
    if (verb && own) {
      // what one is accused of, one did; what one is asked for, one is to do
      const { type } = verb.trigger;
      if (type === 'ACCUSE' && !p.actors.length && over.prep === 'ب') this.give(p, 'A', own.recipients, 'accused');
      else if (type === 'REQUEST' && !p.actors.length && over.prep) this.give(p, 'A', own.recipients, 'asked');
    }
    const lemma = view.analysis(frame.token).lemma ?? '';
    const carrying = this.carriers.of(lemma, over.prep);
    if (carrying === 'undergoes') {
      if (!p.recipients.length) this.give(p, 'R', frame.subject, `undergoes (${lemma})`);
      return;
    }
    // «غارة استهدفت المستشفى»: the noun is the subject of the verb
    if (frame.subjectHead === f.token) {
      if (!p.recipients.length && verb?.trigger.type === trigger.type && verb.trigger.object === 'R')
        this.give(p, 'R', frame.object.length ? frame.object : [], 'object of its verb');
      return;
    }
    const passive =
      view.analysis(frame.token).voice === 'passive' ||
      (verb !== undefined && (verb.passive || (verb.trigger.transitive && !frame.hasObject)));
    // «سيطرت القوات … بعد تطويق المدينة», «تدخلت … لفضهم»: who does the one does the other
    if (
      !passive &&
      !p.actors.length &&
      trigger.genitive === 'R' &&
      (/^(?:قبل|بعد|خلال|عند)$/u.test(over.prep) || f.prefixes.endsWith('ل'))
    ) {
      const sent = /^(?:أرسل|أوفد|كلف)$/u.test(lemma) && f.prefixes.endsWith('ل');
      const who = sent ? frame.object : frame.own ? frame.subject : [];
      const taken = new Set(p.recipients.map((m) => view.entity[m]!));
      if (
        who.length &&
        !who.some((m) => taken.has(view.entity[m]!)) &&
        !/^(?:place|facility)$/u.test(view.mentions[who[0]!]!.type ?? '')
      )
        this.give(p, 'A', who, `its clause (${lemma})`);
    }
    if (view.analysis(frame.token).voice === 'passive') return;
    if (carrying !== 'does') return;
    const subject = /^(?:أرسل|أوفد)$/u.test(lemma) ? frame.object : frame.subject;
    if (!subject.length) return;
    // «أعلنت الوزارة مقتل …» tells of a killing, it does none
    if (
      /^(?:أعلن|أكد)$/u.test(lemma) &&
      (trigger.type === 'ASSAULT' || trigger.type === 'PROTEST' || trigger.type === 'DISASTER')
    )
      return;
    if (
      (trigger.genitive === 'B' || trigger.genitive === '*') &&
      p.actors.length &&
      p.why.some((w) => /genitive|both/u.test(w))
    ) {
      // «أجرى الوزير لقاء مع …»: who holds it meets the others; «واصل الجيش قصف …»: who does it, not the genitive
      p.recipients = p.recipients.length ? p.recipients : p.actors;
      p.actors = [];
      p.why.length = 0;
    }
    if (!p.actors.length) this.give(p, 'A', subject, `control (${lemma})`);
  }

  /** The event before with which a noun is coordinated: «إعفاء الوزير … وإحالته». */
  private coordinated(f: Found): Participants | null {
    if (!f.prefixes.startsWith('و')) return null;
    for (let t = f.token - 1; this.view.together(t, f.token) && f.token - t < 14; t--) {
      const g = this.view.triggers.get(t);
      if (g) return g.kind === 'noun' && g.trigger.type !== 'DISASTER' ? (this.done.get(t) ?? null) : null;
      if (this.view.isVerb(t)) return null;
    }
    return null;
  }

  /** The country whose adjective follows the noun: «قصف مدفعي كيني». */
  private nationAfter(token: number, end: number): number | null {
    const { view } = this;
    for (let t = token + 1; t < end && view.together(token, t); t++) {
      if (view.covers[t] || view.analysis(t).pos !== 'ADJ') return null;
      const stem = view.tokens[t]!.fold.replace(/^ال/u, '');
      const country = this.demonyms.adjective(stem)?.country;
      if (country) return this.countries.get(country) ?? null;
    }
    return null;
  }
}
