import { describe, expect, it } from 'vitest';
import { Memory } from '../../src/read/sequence/memory.js';

describe('Memory', () => {
  it('keeps no more than its limit', () => {
    const memory = new Memory<number>(100);
    for (let i = 0; i < 10_000; i++) {
      memory.set(`w${i}`, i);
      expect(memory.size).toBeLessThanOrEqual(100);
    }
    expect(memory.get('w9999')).toBe(9999);
    expect(memory.get('w5')).toBeUndefined();
  });

  it('keeps what is asked for again and again', () => {
    const memory = new Memory<number>(100);
    memory.set('قال', 1);
    for (let i = 0; i < 1000; i++) {
      expect(memory.get('قال')).toBe(1);
      memory.set(`w${i}`, i);
    }
  });
});
