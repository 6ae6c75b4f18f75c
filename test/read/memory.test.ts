import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/read/sequence/hash.js';
import { Memory } from '../../src/read/sequence/memory.js';

describe('Memory', () => {
  const word = (i: number): string => `w${i}`;

  it('tells words of one hash apart', () => {
    const memory = new Memory<number>();
    for (let i = 0; i < 4; i++) memory.set(word(i), 7, i);
    expect([0, 1, 2, 3].map((i) => memory.get(word(i), 7))).toEqual([0, 1, 2, 3]);
    expect(memory.get('w5', 7)).toBeUndefined();
  });

  it('keeps what comes again and again, and forgets of the others the older ones', () => {
    const memory = new Memory<number>();
    memory.set('قال', 7, -1);
    for (let i = 0; i < 100; i++) {
      expect(memory.get('قال', 7)).toBe(-1);
      memory.set(word(i), 7, i);
    }
    expect([99, 98, 0].map((i) => memory.get(word(i), 7))).toEqual([99, 98, undefined]);
  });

  it('finds a word where it stands in a text', () => {
    const memory = new Memory<number>();
    memory.set('قال', hashOf('قال'), 1);
    const text = 'وقالت';
    expect(memory.getAt(text, 1, 4, hashOf(text, 1, 4))).toBe(1);
    expect(memory.getAt(text, 1, 5, hashOf('قال'))).toBeUndefined();
  });

  it('forgets most of very many words', () => {
    const memory = new Memory<number>();
    const count = 300_000;
    for (let i = 0; i < count; i++) memory.set(word(i), hashOf(word(i)), i);
    let kept = 0;
    for (let i = 0; i < count; i++) if (memory.get(word(i), hashOf(word(i))) !== undefined) kept++;
    expect(kept).toBeGreaterThan(60_000);
    expect(kept).toBeLessThanOrEqual(65_536);
  });
});
