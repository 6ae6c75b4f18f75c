import type { Span } from './span.js';

/** A typed key under which a document keeps items of one kind, in text order. */
export interface Layer<T extends Span> {
  readonly name: string;
  /** Carries the item type; never set. */
  readonly item?: T;
}

export const layer = <T extends Span>(name: string): Layer<T> => ({ name });

/** What a reader is told about a report besides its text. All may be unknown. */
export interface Meta {
  /** Day of publication, `YYYY-MM-DD`. */
  readonly published: string | null;
  readonly publisher: string | null;
  /** A headline that stands apart from the text; null when the text's first line may be one. */
  readonly title: string | null;
}

/**
 * A text as published and what was found in it, as immutable layers of stand-off items.
 * Adding a layer gives a new document; the text never changes.
 */
export class Document {
  private constructor(
    readonly text: string,
    readonly meta: Meta,
    private readonly layers: ReadonlyMap<string, readonly Span[]>,
  ) {}

  static of(text: string, meta: Partial<Meta> = {}): Document {
    return new Document(text, { published: null, publisher: null, title: null, ...meta }, new Map());
  }

  /** The items of a layer. Throws RangeError when no stage made it: a pipeline declares what it needs. */
  get<T extends Span>(key: Layer<T>): readonly T[] {
    const items = this.layers.get(key.name);
    if (!items) throw new RangeError(`The document has no layer '${key.name}': run the stage that makes it first.`);
    return items as readonly T[];
  }

  with<T extends Span>(key: Layer<T>, items: readonly T[]): Document {
    return new Document(this.text, this.meta, new Map(this.layers).set(key.name, items));
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }
}
