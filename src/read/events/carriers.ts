import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';

/** What the subject of a verb is to the event whose noun stands beside it. */
export type Carrying = 'does' | 'undergoes';

/** Verbs that carry an event's noun («شن … هجوما», «تعرضت … لهجوم»); see the table `event-carriers`. */
export class Carriers {
  private readonly rows = new Map<string, Carrying>();

  constructor(lexicon: Lexicon) {
    for (const row of lexicon.table('event-carriers')) {
      if (row.subject !== 'does' && row.subject !== 'undergoes')
        throw new RangeError(`Table 'event-carriers': no subject '${row.subject}'.`);
      for (const verb of row.verbs!.split(' ')) this.rows.set(`${verb} ${fold(row.prep!)}`, row.subject);
    }
  }

  /** By the verb's lemma and the folded preposition before the noun, empty for a bare object. */
  of(lemma: string | null, prep: string): Carrying | null {
    return lemma === null ? null : (this.rows.get(`${lemma} ${prep}`) ?? null);
  }
}
