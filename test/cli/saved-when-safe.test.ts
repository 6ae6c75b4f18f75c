import { describe, expect, it } from 'vitest';
import { savedWhenSafe } from '../../src/cli/saved-when-safe.js';
import { feedsInMemory, newFeed } from '../../src/intake/feeds/feed.js';

const a = newFeed({ url: 'https://a.example/' }, new Date('2024-02-18T10:00:00Z'));
const b = newFeed({ url: 'https://b.example/' }, new Date('2024-02-18T10:00:00Z'));
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
const opened = () => {
  const store = feedsInMemory([a, b]);
  const saves = savedWhenSafe(store);
  const titled = async () => (await store.list()).map((f) => f.title);
  return { saves, titled };
};

describe('a feed', () => {
  it('is saved at once where no report is on its way', async () => {
    const { saves, titled } = opened();
    await saves.store.save(a.url, { ...a, title: 'أ' });
    expect(await titled()).toEqual(['أ', null]);
  });

  it('waits for the reports handed on before it, and for no later ones', async () => {
    const { saves, titled } = opened();
    saves.handed();
    saves.handed();
    void saves.store.save(a.url, { ...a, title: 'أ' });
    saves.handed();
    void saves.store.save(b.url, { ...b, title: 'ب' });
    saves.safe();
    await settled();
    expect(await titled()).toEqual([null, null]);
    saves.safe();
    await settled();
    expect(await titled()).toEqual(['أ', null]);
    saves.safe();
    await settled();
    expect(await titled()).toEqual(['أ', 'ب']);
  });

  it('whose reports never got in is not saved at the end; one whose last is in just then is', async () => {
    const { saves, titled } = opened();
    saves.handed();
    const first = saves.store.save(a.url, { ...a, title: 'أ' });
    saves.handed();
    const second = saves.store.save(b.url, { ...b, title: 'ب' });
    saves.safe();
    await saves.end();
    expect(await titled()).toEqual(['أ', null]);
    await Promise.all([first, second]);
    saves.handed();
    await saves.store.save(b.url, { ...b, title: 'ب' });
    expect(await titled()).toEqual(['أ', null]);
  });
});
