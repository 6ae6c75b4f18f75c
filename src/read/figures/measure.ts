import type { Amount } from './amount.js';
import type { TokenText } from './text.js';
import type { Unit } from './unit.js';
import type { Vocabulary } from './vocabulary.js';

/** Says what amounts measure: of people, what happened to them; of things, what they are. */
export class Measures {
  constructor(
    private readonly text: TokenText,
    private readonly vocabulary: Vocabulary,
  ) {}

  measureOf(a: Amount, end: Amount, unit: Unit | null): string {
    if (a.form === 'share' && !unit?.known) return 'share';
    if (unit && unit.kind !== 'person' && unit.kind !== 'unknown') return unit.measure;
    if (unit?.kind === 'person' && /^(?:killed|injured|missing|arrested|hostages|displaced)$/u.test(unit.measure))
      return unit.measure;
    const after = Math.max(end.last, unit && unit.first >= end.last ? unit.last : 0);
    return this.fateOf(a, after, unit?.kind === 'unknown' ? 3 : 11) ?? unit?.measure ?? 'other';
  }

  /** What happened to those counted: a word right after them («قتلوا»), else the nearest one before. */
  private fateOf(a: Amount, after: number, back: number): string | null {
    const { fates } = this.vocabulary;
    for (let k = after; k < after + 4 && this.text.sameSentence(a.first, k); k++) {
      const t = this.text.toks[k]!;
      if (t.kind !== 'word') break;
      const fate = fates.get(t.fold);
      if (fate) return fate;
    }
    for (let k = a.first - 1; k >= a.first - back && k >= 0 && this.text.sameSentence(a.first, k); k--) {
      const w = this.text.word(k);
      const fate = fates.get(w) ?? (/^[وف]/u.test(w) ? fates.get(w.slice(1)) : undefined);
      if (fate) return fate;
    }
    return null;
  }
}
