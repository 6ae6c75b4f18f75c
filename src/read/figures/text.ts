import type { Document } from '../../document/document.js';
import { type Token, tokens } from '../tokens/layer.js';

/** The tokens of a document with their folded forms; a reader may put a form without its prefix in place of a word. */
export class TokenText {
  readonly toks: readonly Token[];
  readonly words: string[];

  constructor(readonly document: Document) {
    this.toks = document.get(tokens);
    this.words = this.toks.map((t) => t.fold);
  }

  word(i: number): string {
    return this.words[i] ?? '';
  }

  sameSentence(a: number, b: number): boolean {
    return this.toks[a]?.sentence === this.toks[b]?.sentence;
  }

  /** Tokens stand directly beside each other. */
  joined(i: number): boolean {
    const t = this.toks[i];
    return t !== undefined && i > 0 && !t.spaced;
  }

  /** Offset behind the first `cut` letters of a token; marks and invisible characters belong to the letter before. */
  after(t: Token, cut: number): number {
    const { text } = this.document;
    let at = t.start;
    for (let n = 0; at < t.end; at++) {
      if (/[\p{L}\d]/u.test(text[at]!) && n++ === cut) break;
    }
    return at;
  }
}
