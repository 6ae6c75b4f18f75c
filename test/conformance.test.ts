// What every stage and the record must keep, whatever they find.
import { describe, expect, it } from 'vitest';
import { Document, type Meta } from '../src/document/document.js';
import { inTextOrder, type Span } from '../src/document/span.js';
import { shippedLexicon } from '../src/lexicon/lexicon.js';
import { statements } from '../src/read/attribution/layer.js';
import { events } from '../src/read/events/layer.js';
import { figures } from '../src/read/figures/layer.js';
import { entities } from '../src/read/identity/layer.js';
import { words } from '../src/read/morphology/layer.js';
import { names } from '../src/read/names/layer.js';
import { mentions } from '../src/read/phrases/layer.js';
import { stages } from '../src/read/read.js';
import { times } from '../src/read/time/layer.js';
import { sentences, tokens } from '../src/read/tokens/layer.js';
import { createRecorder } from '../src/record/read.js';
import { reports } from './support/reports.js';

const lexicon = shippedLexicon();
const all = stages(lexicon);
const meta: Partial<Meta> = { published: '2023-04-12', publisher: 'الأيام' };

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inside of Object.values(value)) frozen(inside);
  return value;
}

/** The document before a stage runs, with every item of every layer frozen. */
function documentBefore(text: string, stage: string): Document {
  let document = Document.of(text, meta);
  for (const { name, makes, run } of all) {
    if (name === stage) break;
    document = document.with<Span>(makes, frozen(run(document)));
  }
  return document;
}

/** All spans an item holds, the item's own included. */
function spansIn(value: unknown, out: Span[] = []): Span[] {
  if (typeof value !== 'object' || value === null) return out;
  if ('start' in value && 'end' in value) out.push(value as Span);
  for (const inside of Object.values(value)) spansIn(inside, out);
  return out;
}

describe.each(all.map((stage) => [stage.name, stage] as const))('stage %s', (name, stage) => {
  it.each(reports)('%s: the same output again, from an input that nobody can change', (_, text) => {
    const document = documentBefore(text, name);
    const once = stage.run(document);
    expect(stage.run(document)).toEqual(once);
  });

  it.each(reports)('%s: spans lie within the text, items in text order', (_, text) => {
    const items = stage.run(documentBefore(text, name)) as readonly Span[];
    for (const { start, end } of spansIn(items)) {
      expect(Number.isInteger(start) && Number.isInteger(end)).toBe(true);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    for (const item of items) expect(item.end).toBeGreaterThan(item.start);
    for (let i = 1; i < items.length; i++) expect(inTextOrder(items[i - 1]!, items[i]!)).toBeLessThanOrEqual(0);
    items.forEach((item, i) => {
      if ('index' in item) expect(item.index).toBe(i);
    });
  });

  it('keeps nothing of the reports it has read', () => {
    const [, text] = reports[0]!;
    const fresh = stages(lexicon).find((s) => s.name === name)!;
    for (const [, other] of reports) stage.run(documentBefore(other, name));
    expect(stage.run(documentBefore(text, name))).toEqual(fresh.run(documentBefore(text, name)));
  });

  it('asks only for layers that it says it needs', () => {
    const [, text] = reports[0]!;
    const whole = documentBefore(text, name);
    const asked = new Set<string>();
    const watched = new Proxy(whole, {
      get(target, key) {
        const value = Reflect.get(target, key, target) as unknown;
        if (key === 'get')
          return (layer: { readonly name: string }) => {
            asked.add(layer.name);
            return target.get(layer);
          };
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    stage.run(watched);
    const declared = new Set(stage.needs.map((layer) => layer.name));
    expect([...asked].filter((layer) => !declared.has(layer))).toEqual([]);
  });
});

describe.each(reports)('the layers of %s agree', (_, text) => {
  const document = documentBefore(text, 'none');
  const within = (index: number | null, length: number): boolean =>
    index === null || (Number.isInteger(index) && index >= 0 && index < length);
  const cut = document.get(sentences);
  const signs = document.get(tokens);
  const spoken = document.get(mentions);

  it('sentences and tokens', () => {
    let next = 0;
    for (const sentence of cut) {
      expect(sentence.first).toBe(next);
      next = sentence.last;
      for (const token of signs.slice(sentence.first, sentence.last)) {
        expect(token.sentence).toBe(sentence.index);
        expect(token.start).toBeGreaterThanOrEqual(sentence.start);
        expect(token.end).toBeLessThanOrEqual(sentence.end);
        expect(token.bare).not.toBe('');
      }
    }
    expect(next).toBe(signs.length);
    expect(document.get(words).length).toBe(signs.length);
    for (let i = 1; i < signs.length; i++) expect(signs[i]!.start).toBeGreaterThanOrEqual(signs[i - 1]!.end);
  });

  it('names, times and figures lie apart, each in one sentence', () => {
    for (const items of [names, times, figures].map((layer) => document.get<Span>(layer)))
      items.forEach((item, i) => {
        if (i > 0) expect(item.start).toBeGreaterThanOrEqual(items[i - 1]!.end);
        expect(cut.some((s) => s.start <= item.start && item.end <= s.end)).toBe(true);
      });
    for (const name of document.get(names)) {
      expect(signs[name.first]!.end).toBeGreaterThan(name.start);
      expect(signs[name.last - 1]!.start).toBeLessThan(name.end);
    }
  });

  it('mentions and entities', () => {
    for (const mention of spoken) {
      expect(within(mention.apposed, spoken.length)).toBe(true);
      expect(within(mention.name, document.get(names).length)).toBe(true);
      expect(mention.first <= mention.head && mention.head < mention.last).toBe(true);
    }
    const owned = document.get(entities).flatMap((entity) => entity.mentions);
    expect([...owned].sort((a, b) => a - b)).toEqual(spoken.map((mention) => mention.index));
  });

  it('statements and events', () => {
    const said = document.get(statements);
    for (const statement of said) {
      expect(statement.chain.map((link) => link.role)).toEqual(
        statement.chain.map((_link, i) => (i === statement.chain.length - 1 ? 'speaker' : 'relay')),
      );
      for (const link of statement.chain) expect(within(link.mention, spoken.length)).toBe(true);
      expect(within(statement.addressee, spoken.length)).toBe(true);
      expect(within(statement.time, document.get(times).length)).toBe(true);
      expect(within(statement.inside, said.length)).toBe(true);
      // no statement stands in itself
      const above = new Set<number>();
      for (let at: number | null = statement.index; at !== null; at = said[at]!.inside) {
        expect(above.has(at)).toBe(false);
        above.add(at);
      }
    }
    for (const event of document.get(events)) {
      for (const i of [...event.actors, ...event.recipients]) expect(within(i, spoken.length)).toBe(true);
      expect(within(event.place, spoken.length)).toBe(true);
      expect(within(event.time, document.get(times).length)).toBe(true);
      for (const i of event.figures) expect(within(i, document.get(figures).length)).toBe(true);
      expect(within(event.statement, said.length)).toBe(true);
    }
  });

  it('every item says why', () => {
    for (const layer of [names, times, figures, statements, events])
      for (const item of document.get<Span & { readonly why: string }>(layer)) expect(item.why).not.toBe('');
  });
});

describe.each(reports)('the record of %s', (_, text) => {
  const record = createRecorder(lexicon)(text, meta);

  it('comes through JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
  it('holds the text as given, and every span is its slice', () => {
    expect(record.report.text).toBe(text.replace(/\r\n?/g, '\n'));
    const spans = spansIn(record) as (Span & { readonly text?: string })[];
    for (const span of spans) expect(span.text).toBe(record.report.text.slice(span.start, span.end));
  });
  it('names no entity, time, figure or statement that it does not hold', () => {
    const ids = new Set<string>(
      [record.entities, record.times, record.figures, record.statements, record.events].flatMap((list) =>
        list.map((item) => item.id),
      ),
    );
    const asked = [
      ...record.statements.flatMap((s) => [...s.chain.map((l) => l.entity), s.addressee, s.time, s.inside]),
      ...record.events.flatMap((e) => [...e.actors, ...e.recipients, ...e.figures, e.place, e.time, e.statement]),
    ];
    expect(asked.filter((id) => id !== null && !ids.has(id))).toEqual([]);
  });
});
