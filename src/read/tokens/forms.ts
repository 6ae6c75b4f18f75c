import { bare, foldBare } from '../../arabic/letters.js';
import { hashOf } from '../sequence/hash.js';
import { Memory } from '../sequence/memory.js';

/** The normal forms of a word, number or sign as printed. */
export interface PrintedForm {
  /** See `bare` in arabic/letters. */
  readonly bare: string;
  /** See `fold` in arabic/letters. */
  readonly fold: string;
  /** The hash of the printed letters. */
  readonly hash: number;
}

/** Code units of the longest form that is remembered. */
const longest = 40;

/**
 * The normal forms of what is printed. A form that is remembered is told by the letters in the text: nothing is cut out
 * for it, and equal forms are the same strings in all reports, which later stages tell from others at a glance.
 */
export class PrintedForms {
  private readonly memory = new Memory<PrintedForm>();

  /** The forms of what stands in `[start, end)` of a text. */
  at(text: string, start: number, end: number): PrintedForm {
    const hash = hashOf(text, start, end);
    const known = this.memory.getAt(text, start, end, hash);
    if (known !== undefined) return known;
    const short = end - start <= longest;
    const printed = short ? copied(text, start, end) : text.slice(start, end);
    // a tatweel that stands alone is a dash
    const plain = bare(printed) || '-';
    const made = { bare: plain, fold: foldBare(plain), hash };
    if (short) this.memory.set(printed, hash, made);
    return made;
  }
}

/** A part of a text that does not keep the text alive, as a slice of it would. */
function copied(text: string, start: number, end: number): string {
  const codes: number[] = [];
  for (let i = start; i < end; i++) codes.push(text.charCodeAt(i));
  return String.fromCharCode(...codes);
}
