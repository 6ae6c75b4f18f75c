// Reads the annotated corpora: sentences of words with BIO tags PERS LOC ORG MISC.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document } from '../../src/document/document.js';
import type { Word } from '../../src/read/names/features.js';
import { sentences, type Token } from '../../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

export interface Sentence {
  /** The corpus' own words and tags. */
  readonly words: readonly string[];
  readonly tags: readonly string[];
  /** The same cut as isnad cuts: a bracket that hangs on a word is a token of its own. */
  readonly tokens: readonly Word[];
  readonly tokenTags: readonly string[];
  /** For each token the word it is part of. */
  readonly of: readonly number[];
}

const tokenize = tokensStage();
const cache = new Map<string, readonly Token[]>();
function tokensOf(word: string): readonly Token[] {
  let found = cache.get(word);
  if (!found) {
    const cut = word.replaceAll('_', ' ').replace(/[\u0000-\u001f]/gu, '');
    const document = Document.of(cut).with(sentences, sentencesStage.run(Document.of(cut)));
    found = tokenize.run(document);
    cache.set(word, found);
  }
  return found;
}

export function sentenceOf(words: readonly string[], tags: readonly string[]): Sentence {
  const all: Word[] = [];
  const tokenTags: string[] = [];
  const of: number[] = [];
  words.forEach((word, i) => {
    const parts = tokensOf(word);
    const tag = tags[i]!;
    let opened = false;
    parts.forEach((part, p) => {
      all.push(part);
      of.push(i);
      const edge = part.kind === 'sign' && parts.length > 1 && (p === 0 || p === parts.length - 1);
      if (tag === 'O' || (edge && !tag.startsWith('I-') && !opened) || (edge && p === parts.length - 1))
        tokenTags.push('O');
      else {
        tokenTags.push(opened ? `I-${tag.slice(2)}` : tag);
        opened = true;
      }
    });
  });
  return { words, tags, tokens: all, tokenTags: legal(tokenTags), of };
}

/** Tags of words from tags of their tokens: a word is what its first named token is. */
export function backToWords(sentence: Sentence, tags: readonly string[]): string[] {
  const out = sentence.words.map(() => 'O');
  tags.forEach((tag, i) => {
    const w = sentence.of[i]!;
    if (tag !== 'O' && out[w] === 'O') out[w] = tag;
  });
  return out;
}

function readBio(file: string, map: (tag: string) => string): Sentence[] {
  const out: Sentence[] = [];
  let words: string[] = [];
  let tags: string[] = [];
  const close = () => {
    if (words.length) out.push(sentenceOf(words, legal(tags)));
    words = [];
    tags = [];
  };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const cells = line.trim().split(/\s+/u);
    if (cells.length < 2) {
      close();
      continue;
    }
    if (words.length > 250) close();
    words.push(cells[0]!);
    tags.push(map(cells.slice(1).join(' ')));
  }
  close();
  return out;
}

/** An I- that continues nothing of its type begins something. */
const legal = (tags: readonly string[]): string[] =>
  tags.map((t, i) => (t.startsWith('I-') && (tags[i - 1] ?? 'O').slice(2) !== t.slice(2) ? `B-${t.slice(2)}` : t));

export const anercorp = (data: string, split: 'train' | 'test'): Sentence[] =>
  readBio(join(data, `anercorp-camel/ANERCorp_CamelLab_${split}.txt`), (t) => t);

export const aqmar = (data: string): Sentence[] => {
  const folder = join(data, 'aqmar-ner/articles');
  return readdirSync(folder)
    .sort()
    .flatMap((f) =>
      readBio(join(folder, f), (t) => {
        const m = /^([BI])-+(PER|LOC|ORG|MIS)/u.exec(t);
        return m ? `${m[1]}-${m[2] === 'PER' ? 'PERS' : m[2] === 'MIS' ? 'MISC' : m[2]}` : 'O';
      }),
    );
};

/** Exact-span precision, recall and F1 as conlleval counts, by type and together. */
export function conlleval(gold: readonly (readonly string[])[], found: readonly (readonly string[])[]) {
  const count = new Map<string, { right: number; gold: number; found: number }>();
  const of = (type: string) => {
    const c = count.get(type) ?? { right: 0, gold: 0, found: 0 };
    count.set(type, c);
    return c;
  };
  const spans = (tags: readonly string[]): Set<string> => {
    const out = new Set<string>();
    let start = -1;
    for (let i = 0; i <= tags.length; i++) {
      const tag = tags[i] ?? 'O';
      const continues = tag.startsWith('I-') && start >= 0 && tag.slice(2) === tags[start]!.slice(2);
      if (continues) continue;
      if (start >= 0) out.add(`${start} ${i} ${tags[start]!.slice(2)}`);
      start = tag === 'O' ? -1 : i;
    }
    return out;
  };
  gold.forEach((g, i) => {
    const a = spans(g);
    const b = spans(found[i]!);
    for (const s of a) of(s.split(' ')[2]!).gold++;
    for (const s of b) {
      of(s.split(' ')[2]!).found++;
      if (a.has(s)) of(s.split(' ')[2]!).right++;
    }
  });
  const all = { right: 0, gold: 0, found: 0 };
  for (const c of count.values()) for (const k of ['right', 'gold', 'found'] as const) all[k] += c[k];
  const score = (c: typeof all) => ({
    p: (100 * c.right) / Math.max(1, c.found),
    r: (100 * c.right) / Math.max(1, c.gold),
    f1: (200 * c.right) / Math.max(1, c.found + c.gold),
  });
  return { all: score(all), types: Object.fromEntries([...count].sort().map(([t, c]) => [t, score(c)])) };
}
