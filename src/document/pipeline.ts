import type { Document, Layer } from './document.js';
import type { Span } from './span.js';

/** One step of reading: a pure function from a document to the items of one new layer. */
export interface Stage<T extends Span = Span> {
  readonly name: string;
  readonly needs: readonly Layer<Span>[];
  readonly makes: Layer<T>;
  run(document: Document): readonly T[];
}

/** Runs stages in order. Throws RangeError, when built, if a stage needs a layer that no earlier stage makes. */
export function pipeline(stages: readonly Stage[]): (document: Document) => Document {
  const made = new Set<string>();
  for (const stage of stages) {
    for (const need of stage.needs)
      if (!made.has(need.name))
        throw new RangeError(`Stage '${stage.name}' needs '${need.name}', which no earlier stage makes.`);
    if (made.has(stage.makes.name)) throw new RangeError(`Two stages make '${stage.makes.name}'.`);
    made.add(stage.makes.name);
  }
  return (document) => stages.reduce((doc, stage) => doc.with(stage.makes, stage.run(doc)), document);
}
