import { expect, it } from 'vitest';
import { connect } from '../../src/archive/engine.js';
import { openArchive } from '../../src/archive/open.js';
import { keptFor } from '../../src/server/kept.js';
import { freshFile } from '../archive/engines.js';

it('an answer is kept until anybody changes the archive', async () => {
  const file = freshFile();
  await using archive = await openArchive(file.location, { create: true });
  const other = connect(file.location);
  const kept = keptFor(archive, 2);
  let made = 0;
  const ask = (question: string) => kept(question, async () => `${question} ${++made}`);
  expect([await ask('a'), await ask('a')]).toEqual(['a 1', 'a 1']);
  await archive.db.insertInto('meta').values({ key: 'own', value: '1' }).execute();
  expect([await ask('a'), await ask('a')]).toEqual(['a 2', 'a 2']);
  await other.db.insertInto('meta').values({ key: 'other', value: '1' }).execute();
  expect(await ask('a')).toBe('a 3');
  // the one that was asked longest ago goes
  await ask('b');
  await ask('a');
  await ask('c');
  expect([await ask('a'), await ask('b')]).toEqual(['a 3', 'b 6']);
  await other.db.destroy();
  file.remove();
});

it('what went wrong is tried again', async () => {
  const file = freshFile();
  await using archive = await openArchive(file.location, { create: true });
  const kept = keptFor(archive);
  await expect(kept('a', () => Promise.reject(new Error('not now')))).rejects.toThrow('not now');
  expect(await kept('a', async () => 1)).toBe(1);
  file.remove();
});
