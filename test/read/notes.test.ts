import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { type StatementItem, statements } from '../../src/read/attribution/layer.js';
import { figuresStage } from '../../src/read/figures/figures.js';
import { type EntityItem, entities } from '../../src/read/identity/layer.js';
import { names } from '../../src/read/names/layer.js';
import type { NoteItem } from '../../src/read/notes/layer.js';
import { notesStage } from '../../src/read/notes/notes.js';
import { type Mention, mentions } from '../../src/read/phrases/layer.js';
import { type TimeExpression, times } from '../../src/read/time/layer.js';
import { tokens } from '../../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const figuresOf = figuresStage(lexicon);
const notesOf = notesStage(lexicon);

interface Given {
  readonly published?: string | null;
  readonly times?: readonly TimeExpression[];
  /** Pairs of a description and the name it stands beside, with the description's country. */
  readonly offices?: readonly (readonly [description: string, name: string, nation: string])[];
  /** Contents by the number of their speaker. */
  readonly said?: readonly (readonly [content: string, speaker: number])[];
}

const cut = tokensStage();

function read(text: string, given: Given = {}): readonly NoteItem[] {
  let document = Document.of(text, { published: given.published ?? null });
  document = document.with(sentencesStage.makes, sentencesStage.run(document));
  document = document.with(cut.makes, cut.run(document));
  document = document.with(names, []).with(times, given.times ?? []);
  document = document.with(figuresOf.makes, figuresOf.run(document));
  const all = document.get(tokens);
  const made: Mention[] = [];
  const made2: EntityItem[] = [];
  const mention = (piece: string, more: Partial<Mention>): Mention => {
    const start = text.indexOf(piece);
    const end = start + piece.length;
    const first = all.findIndex((t) => t.start === start);
    const last = all.findIndex((t) => t.end === end) + 1;
    const base = { kind: 'name', type: 'person', name: null, gender: 'm', number: 's', nation: null } as const;
    return {
      ...base,
      start,
      end,
      index: made.length,
      head: first,
      first,
      last,
      definite: true,
      noun: null,
      apposed: null,
      ...more,
    };
  };
  const entity = (of: readonly Mention[]): EntityItem => ({
    start: of[0]!.start,
    end: of[0]!.end,
    index: made2.length,
    type: 'person',
    name: document.slice(of[0]!),
    english: null,
    country: null,
    link: null,
    coordinates: null,
    mentions: of.map((m) => m.index),
  });
  for (const [description, name, nation] of given.offices ?? []) {
    const d = mention(description, { kind: 'description', nation, apposed: made.length + 1 });
    made.push(d);
    made.push(mention(name, { apposed: d.index }));
    made2.push(entity(made.slice(-2)));
  }
  const said: StatementItem[] = [];
  const speakers = new Map<number, number>();
  for (const [content, who] of given.said ?? []) {
    const start = text.lastIndexOf(content);
    if (!speakers.has(who)) {
      speakers.set(who, made.length);
      made.push(mention(text.split(' ')[0]!, {}));
      made2.push(entity(made.slice(-1)));
    }
    said.push({
      start,
      end: start + content.length,
      index: said.length,
      cue: { start: 0, end: 1, lemma: 'قال' },
      chain: [{ mention: speakers.get(who)!, role: 'speaker', inferred: false }],
      addressee: null,
      stance: 'assert',
      mode: 'indirect',
      medium: null,
      time: null,
      inside: null,
      why: '',
    });
  }
  document = document.with(mentions, made).with(entities, made2).with(statements, said);
  return notesOf.run(document);
}

const time = (text: string, piece: string, more: Partial<TimeExpression>): TimeExpression => {
  const start = text.indexOf(piece);
  const base = { value: '2019-05-12', from: null, to: null, basis: null, set: false, why: '', conflict: null };
  return { start, end: start + piece.length, ...base, ...more };
};

describe('notes on times', () => {
  const text = 'افتتح المعرض الثلاثاء 12 أيار 2019';
  it('pass on the conflict that the time stage saw', () => {
    const conflict = '12 May 2019 was a Sunday, not a Tuesday.';
    expect(read(text, { times: [time(text, 'الثلاثاء 12 أيار 2019', { conflict })] })).toMatchObject([
      { kind: 'time-conflict', text: conflict, start: 13 },
    ]);
    expect(read(text, { times: [time(text, 'الثلاثاء', {})] })).toEqual([]);
  });
  it('say once that relative times have no day to stand on', () => {
    const open = [time(text, 'الثلاثاء', { value: 'XXXX-WXX-2' }), time(text, '12 أيار', { value: 'XXXX-05-12' })];
    expect(read(text, { times: open })).toMatchObject([{ kind: 'no-date', spans: [{}, {}] }]);
    expect(read(text, { times: open, published: '2019-05-13' })).toEqual([]);
  });
});

describe('notes on tolls', () => {
  it('see a headline that the opening contradicts', () => {
    expect(read('مقتل 12 عاملاً في انهيار منجم\nقتل 16 عاملاً الأحد في انهيار منجم للفحم شمال البلاد.')).toMatchObject([
      { kind: 'figure-conflict', text: 'The headline says 12 killed, the report 16.', spans: [{}, {}] },
    ]);
  });
  it.each([
    ['the same toll', 'مقتل 12 عاملاً في انهيار منجم\nقتل 12 عاملاً الأحد في انهيار منجم للفحم شمال البلاد.'],
    ['a part of it', 'مقتل 12 شخصاً في انهيار منجم\nانهار منجم للفحم الأحد وبين القتلى، بينهم 3 قتلى من عائلة واحدة.'],
    ['a rough one', 'مقتل نحو 12 شخصاً في انهيار منجم\nقتل 13 شخصاً الأحد في انهيار منجم للفحم شمال البلاد.'],
    ['a lower limit', 'مقتل عشرات العمال في انهيار منجم\nقتل 34 عاملاً الأحد في انهيار منجم للفحم شمال البلاد.'],
    ['others', 'مقتل 12 جندياً في هجوم\nقتل 3 نساء الأحد في هجوم على قافلة شمال البلاد.'],
    ['another measure', 'مقتل 12 عاملاً في انهيار منجم\nأصيب 16 عاملاً الأحد في انهيار منجم للفحم شمال البلاد.'],
  ])('leave %s alone', (_, text) => expect(read(text)).toEqual([]));
  it('leave two claimants alone', () => {
    const text = 'الجيش: مقتل 12 مسلحاً في غارة\nقالت الحركة إن قتل 2 مسلحاً الأحد في غارة للجيش شمال البلاد.';
    expect(
      read(text, {
        said: [
          ['مقتل 12 مسلحاً في غارة', 1],
          ['قتل 2 مسلحاً الأحد في غارة للجيش شمال البلاد', 2],
        ],
      }),
    ).toEqual([]);
  });
});

describe('notes on parts', () => {
  it.each(['قتل 12 عاملاً بينهم 20 امرأة في انهيار منجم', 'أوقفت الشرطة 5 سائقين، من بينهم 8 قاصرين'])(
    'see %s',
    (text) => expect(read(text)).toMatchObject([{ kind: 'figure-conflict', spans: [{}, {}] }]),
  );
  it.each([
    'قتل 12 عاملاً بينهم 3 نساء في انهيار منجم',
    'قتل أكثر من 12 عاملاً بينهم 20 امرأة في انهيار منجم',
    'قتل 12 عاملاً وأصيب 20 امرأة في انهيار منجم',
    'قتل 12 عاملاً بينهم سامي (20 عاماً) في انهيار منجم',
    'قتل 12 عاملاً. وكان بينهم 20 امرأة في انهيار منجم',
  ])('leave %s alone', (text) => expect(read(text)).toEqual([]));
});

describe('notes on offices', () => {
  const text =
    'التقى وزير الخارجية النرويجي أولاف هانسن السفراء. وقال وزير الخارجية النرويجي بيتر لارسن إن اللقاء مفيد.';
  const first = ['وزير الخارجية النرويجي', 'أولاف هانسن', 'NO'] as const;
  it('see two names for one office', () => {
    expect(read(text, { offices: [first, ['وزير الخارجية النرويجي', 'بيتر لارسن', 'NO']] })).toMatchObject([
      { kind: 'office-conflict', spans: [{}, {}] },
    ]);
  });
  it('leave other countries and predecessors alone', () => {
    expect(read(text, { offices: [first, ['وزير الخارجية النرويجي', 'بيتر لارسن', 'SE']] })).toEqual([]);
    const former = 'التقى الرئيس الفنلندي مارتي كوسكي ضيوفه. وأشاد الرئيس الفنلندي السابق يوهان نيمي به.';
    expect(
      read(former, {
        offices: [
          ['الرئيس الفنلندي', 'مارتي كوسكي', 'FI'],
          ['الرئيس الفنلندي السابق', 'يوهان نيمي', 'FI'],
        ],
      }),
    ).toEqual([]);
  });
});
