import type { Archive } from '../archive/open.js';

/** Gives the answer to a question, which is made only when the archive has changed since it was asked last. */
export type Kept = <T>(question: unknown, make: () => Promise<T>) => Promise<T>;

/** Keeps answers that take long to make until the archive changes: the last `most` of them. */
export function keptFor({ engine, db }: Pick<Archive, 'engine' | 'db'>, most = 50): Kept {
  const answers = new Map<string, { readonly state: string; readonly answer: Promise<unknown> }>();
  return async <T>(question: unknown, make: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(question);
    const state = await engine.state(db);
    const known = answers.get(key);
    answers.delete(key);
    const kept = known?.state === state ? known : { state, answer: make() };
    answers.set(key, kept);
    for (const oldest of answers.keys()) {
      if (answers.size <= most) break;
      answers.delete(oldest);
    }
    try {
      return (await kept.answer) as T;
    } catch (error) {
      if (answers.get(key) === kept) answers.delete(key);
      throw error;
    }
  };
}
