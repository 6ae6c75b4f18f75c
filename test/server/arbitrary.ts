import fc from 'fast-check';

/** What of JSON Schema the description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}
export type Schemas = Readonly<Record<string, Schema>>;

/** Texts that break things: Arabic with everything, control letters, SQL, lone surrogates, signs of the query language. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    ...[
      "'; drop table report; --",
      '%',
      '_',
      '\\',
      '*',
      '"',
      '«',
      '»',
      '-',
      '|',
      '=',
      '=*',
      '-*',
      '||',
      '« »',
      '\0',
      '\u202e',
    ],
    ...[
      'الْوَزِيرُ',
      'وزير',
      '"وزير الصحة"',
      'وز*',
      '-وزير',
      'ـــ',
      'ﻻ',
      '٠١٢',
      '\ud800',
      '2024-13',
      '2024-02-30',
      '..',
      '2024..2023',
    ],
    ...['9'.repeat(400), '-1', '1e400', 'NaN', 'null', '2024-03', '[]', '{}', '../../etc/passwd', '%00', '%ff'],
  ),
);

/** What is known beside the description, so that some of what is asked is there. */
export interface Known {
  readonly schemas: Schemas;
  /** Values of fields and parameters by their names. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  /** Texts of which spans are made. */
  readonly texts: readonly string[];
}

/** Values that fit a schema, mostly; `name` is what they are called where they stand. */
export function fitting(schema: Schema, known: Known, name = '', depth = 0): fc.Arbitrary<unknown> {
  const values = known.values[name];
  const made = ofSchema(schema, known, depth);
  return values === undefined || values.length === 0
    ? made
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: made });
}

function ofSchema(schema: Schema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const sub = (s: Schema, name = ''): fc.Arbitrary<unknown> => fitting(s, known, name, depth + 1);
  if (schema.$ref !== undefined) return sub(known.schemas[schema.$ref.split('/').at(-1)!] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((s) => sub(s)));
  if (schema.allOf !== undefined)
    return fc.tuple(...schema.allOf.map((s) => sub(s))).map((parts) => Object.assign({}, ...(parts as object[])));
  const [type] = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['any']);
  switch (type) {
    case 'string':
      if (schema.pattern !== undefined) return fc.oneof({ weight: 6, arbitrary: matching(schema.pattern) }, hostile);
      return hostile.map((s) => s.slice(0, schema.maxLength ?? 500).padEnd(schema.minLength ?? 0, 'ا'));
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -1000, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 100_000, 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      if (schema.prefixItems !== undefined) return fc.tuple(...schema.prefixItems.map((s) => sub(s)));
      return fc.array(depth > 6 ? fc.constant(null) : sub(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        // one that does not fit spoils all
        maxLength: Math.max(schema.minItems ?? 0, depth === 1 ? 1 : 2),
      });
    case 'object': {
      const required = new Set(schema.required ?? []);
      const fields = schema.properties ?? {};
      const record = fc.record(Object.fromEntries(Object.entries(fields).map(([name, s]) => [name, sub(s, name)])), {
        requiredKeys: [...required].filter((name) => fields[name] !== undefined) as never,
      });
      // words of a text are hardly ever met by chance
      if (fields['start'] === undefined || fields['end'] === undefined || fields['text'] === undefined) return record;
      const span = fc
        .tuple(fc.constantFrom(...known.texts), fc.nat(50), fc.integer({ min: 1, max: 12 }))
        .map(([text, start, length]) => ({ start, end: start + length, text: text.slice(start, start + length) }));
      return fc
        .tuple(record, span, fc.nat(9))
        .map(([whole, words, n]) => (n === 0 ? whole : { ...(whole as object), ...words }));
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Texts of the few kinds of pattern that the description has; others are left to chance. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return hostile;
  }
}

/** Values of any kind, whether they fit or not. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 }));
export const anyText = hostile;
