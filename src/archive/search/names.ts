import { searchForm } from '../../arabic/search.js';
import type { Tx } from '../transaction.js';

/** The words under which a name is found: each in its `searchForm`, one with the article also without it. */
export function nameWords(name: string): readonly string[] {
  const words = new Set<string>();
  for (const [part] of name.matchAll(/[\p{L}\p{M}\p{N}\u0640]+/gu)) {
    const form = searchForm(part).slice(0, 60);
    if (form === '') continue;
    words.add(form);
    if (/^ال.{2}/u.test(form)) words.add(form.slice(2));
  }
  return [...words];
}

/** Remembers names of entities, so that the entities are found by them. Those known already cost little. */
export async function indexNames({ db, engine }: Tx, names: readonly (readonly [id: number, name: string])[]) {
  const pairs = new Map<string, readonly [string, number]>();
  for (const [id, name] of names) for (const word of nameWords(name)) pairs.set(`${word} ${id}`, [word, id]);
  // in one order everywhere, so that two writers cannot wait for each other
  const sorted = [...pairs.keys()].sort().map((key) => pairs.get(key)!);
  await engine.insert(db, 'entity_word', ['word', 'entity_id'], sorted, 'on conflict do nothing');
}
