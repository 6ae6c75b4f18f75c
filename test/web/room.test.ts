import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../src/record/read.js';
import { translatorFor } from '../../web/src/i18n/translator.js';
import { bookOf } from '../../web/src/room/book.js';
import { chainNodes, citation, spoken } from '../../web/src/room/chain.js';
import { commandOf, type KeyPress } from '../../web/src/room/keys.js';
import { clipped, itemAt, litMarks, restMarks } from '../../web/src/room/marks.js';
import { paragraphsOf } from '../../web/src/room/paragraphs.js';
import { fileNameOf } from '../../web/src/share/download.js';
import { cutParagraphs } from '../../web/src/share/segments.js';

const text = readFileSync(new URL('../../examples/prisoner-exchange.txt', import.meta.url), 'utf8');
const record = createRecorder()(text, { published: '2023-11-15', publisher: 'صحيفة الميناء' });
const book = bookOf(record);
const statementOf = (words: string) => record.statements.find((s) => s.text.startsWith(words))!;
const outer = statementOf('صنعاء أكدت');
const inner = statementOf('للإفراج عن');

describe('a text', () => {
  it('is its paragraphs, the first of which is the headline', () => {
    const paragraphs = paragraphsOf(record.report);
    expect(paragraphs.every((p) => p.text === text.slice(p.start, p.end))).toBe(true);
    expect(paragraphs.map((p) => p.headline)).toEqual([true, false, false, false, false, false]);
  });

  it('is cut without losing a letter, and knows how deep each piece stands', () => {
    const cut = cutParagraphs(book);
    expect(cut.every(({ paragraph, segments }) => segments.map((s) => s.text).join('') === paragraph.text)).toBe(true);
    const deepest = cut.flatMap((c) => c.segments).find((s) => s.text === inner.text);
    expect(deepest?.within).toEqual([outer, inner]);
  });
});

describe('marks', () => {
  it('stand on their words, nested contents deeper than those around them', () => {
    const marks = restMarks(book, ['statements']);
    expect(marks).toHaveLength(record.statements.length);
    expect(marks.find((m) => m.item === outer.id)?.depth).toBe(1);
    expect(marks.find((m) => m.item === inner.id)?.depth).toBe(2);
  });

  it('light all that belongs to a statement', () => {
    expect(litMarks(book, outer.id).map((m) => [m.part, text.slice(m.start, m.end)])).toEqual([
      ['content', outer.text],
      ['cue', 'ونقلت'],
      ['relay', 'المشهد'],
      ['speaker', 'القيادي في الجماعة'],
    ]);
    expect(litMarks(book, inner.id).filter((m) => m.part === 'understood')).toHaveLength(2);
    expect(litMarks(book, 'x9')).toEqual([]);
  });

  it('give the innermost item at a place, of the layers that are on', () => {
    expect(itemAt(book, ['statements'], inner.start + 3)).toBe(inner.id);
    expect(itemAt(book, ['statements'], outer.start)).toBe(inner.id);
    expect(itemAt(book, ['statements'], outer.cue.start)).toBe(outer.id);
    expect(itemAt(book, ['statements', 'figures'], record.figures[1]!.start)).toBe(record.figures[1]!.id);
    expect(itemAt(book, [], inner.start)).toBeNull();
  });

  it('are clipped to a paragraph', () => {
    const mark = restMarks(book, ['statements'])[0]!;
    expect(clipped([{ ...mark, start: 5, end: 20 }], { start: 10, end: 100 })).toMatchObject([{ start: 0, end: 10 }]);
    expect(clipped([{ ...mark, start: 5, end: 20 }], { start: 20, end: 100 })).toEqual([]);
  });
});

describe('a chain', () => {
  it('goes from the publisher inwards to the speaker', () => {
    expect(chainNodes(book, outer).map((n) => [n.role, n.name])).toEqual([
      ['publisher', 'صحيفة الميناء'],
      ['relay', 'المشهد'],
      ['speaker', 'يحيى المنصوري'],
    ]);
  });

  it('says who is understood and who is described but not named', () => {
    const nodes = chainNodes(book, statementOf('وزير الخارجية العماني أجرى'));
    expect(nodes.at(-1)).toMatchObject({ name: 'مصدر دبلوماسي عماني', inferred: true, unnamed: true });
    expect(nodes.find((n) => n.name === 'مسقط برس')).toMatchObject({ role: 'relay', inferred: false, unnamed: false });
  });

  it('has a place for a speaker that was not found', () => {
    const unknown = record.statements.find((s) => s.chain.length === 0)!;
    expect(chainNodes(book, unknown).at(-1)).toMatchObject({ role: 'speaker', name: null });
  });

  it('is said in order, and cited', () => {
    const plain = (s: string): string => s.replace(/[\u2066-\u2069]/g, '');
    const en = translatorFor('en', 'latn');
    expect(plain(spoken(book, outer, en))).toBe(
      `Statement 5 of 9. published by صحيفة الميناء, relayed by المشهد, said by يحيى المنصوري. ${outer.text}`,
    );
    expect(plain(citation(book, outer, translatorFor('ar', 'latn')))).toBe(
      `«${outer.text}»، يحيى المنصوري، نقلًا عن المشهد، صحيفة الميناء، 15 نوفمبر 2023.`,
    );
  });
});

describe('keys', () => {
  const press = (key: string, code = key): KeyPress => ({ key, code, ctrlKey: false, metaKey: false, altKey: false });
  it('follow the direction of writing', () => {
    expect(commandOf(press('ArrowLeft'), 'rtl')).toEqual({ do: 'next' });
    expect(commandOf(press('ArrowLeft'), 'ltr')).toEqual({ do: 'previous' });
  });
  it('are the same on an Arabic keyboard', () => {
    expect(commandOf(press('ت', 'KeyJ'), 'rtl')).toEqual({ do: 'next' });
    expect(commandOf(press('ن', 'KeyK'), 'rtl')).toEqual({ do: 'previous' });
    expect(commandOf(press('٣', 'Digit3'), 'rtl')).toEqual({ do: 'toggle', layer: 'times' });
  });
  it('leave the browser its own', () => {
    expect(commandOf({ ...press('j', 'KeyJ'), ctrlKey: true }, 'ltr')).toBeNull();
    expect(commandOf(press('x', 'KeyX'), 'ltr')).toBeNull();
  });
});

it('a file is named after the headline', () => {
  expect(fileNameOf(record, 'html')).toBe('isnad-2023-11-15-مصدر-صفقة-لتبادل-الأسرى-قد-تنجز.html');
});
