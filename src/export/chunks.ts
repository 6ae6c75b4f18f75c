/** What leaves a writer. */
export type Chunk = string | Uint8Array;

const size = 1 << 16;

/** Joins small pieces of text into larger ones, so that each costs little to write. */
export async function* chunked(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    if (held.length >= size) {
      yield held;
      held = '';
    }
  }
  if (held !== '') yield held;
}

/** The items of many things, one after the other. */
export async function* each<T, U>(things: AsyncIterable<T>, items: (thing: T) => Iterable<U>): AsyncGenerator<U> {
  for await (const thing of things) yield* items(thing);
}
