import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../src/record/read.js';
import type { RecordStatement } from '../../src/record/record.js';
import { contentAim, cueAim, linkWhoAim } from '../../web/src/desk/aims.js';
import { moved, withRelay, withSpeaker, withWho } from '../../web/src/desk/chain-draft.js';
import { canBeAlike, changesOf, isChanged, lacks } from '../../web/src/desk/changes.js';
import { described } from '../../web/src/desk/describe.js';
import {
  type Draft,
  draftOf,
  type EventDraft,
  type FigureDraft,
  newDraft,
  numberFrom,
  type StatementDraft,
  withAmount,
} from '../../web/src/desk/draft.js';
import { deskCommandOf, nudgeOf } from '../../web/src/desk/keys.js';
import { rebased } from '../../web/src/desk/rebase.js';
import { nudged, snapped, spanAt, wordsOf } from '../../web/src/desk/text-words.js';
import { translatorFor } from '../../web/src/i18n/translator.js';

const text = readFileSync(new URL('../../examples/prisoner-exchange.txt', import.meta.url), 'utf8');
const record = createRecorder()(text, { published: '2023-11-15', publisher: 'صحيفة الميناء' });
const outer = record.statements.find((s) => s.text.startsWith('صنعاء أكدت'))!;
const statement = (s: RecordStatement = outer): StatementDraft => draftOf(record, s.id) as StatementDraft;
const only = (draft: Draft) => changesOf(draft)[0] as { readonly set: Record<string, unknown> };

describe('words of a text', () => {
  const line = 'قال: «نُقل ٣٫٥ طن أمس»، وأضاف.';
  const words = wordsOf(line);
  const at = (part: string) => ({ start: line.indexOf(part), end: line.indexOf(part) + part.length });

  it('are letters with their marks, and numbers, without the signs around them', () => {
    expect(words.map((w) => line.slice(w.start, w.end))).toEqual(['قال', 'نُقل', '٣٫٥', 'طن', 'أمس', 'وأضاف']);
  });

  it('are taken whole from what was selected', () => {
    const taken = (start: number, end: number) => {
      const found = snapped(words, { start, end });
      return found && line.slice(found.start, found.end);
    };
    expect(taken(at('«').start, at('طن').end + 3)).toBe('نُقل ٣٫٥ طن أمس');
    expect(taken(at('مس').start, at('مس').start + 1)).toBe('أمس');
    expect(taken(at('»').start, at('،').end)).toBeNull();
    expect(taken(at('ضاف').start, line.length)).toBe('وأضاف');
  });

  it('are changed word by word at either edge, and never become none', () => {
    const nudge = (part: string, by: Parameters<typeof nudged>[2]) => {
      const found = nudged(words, at(part), by);
      return line.slice(found.start, found.end);
    };
    expect(nudge('٣٫٥ طن', 'endOn')).toBe('٣٫٥ طن أمس');
    expect(nudge('٣٫٥ طن', 'endBack')).toBe('٣٫٥');
    expect(nudge('٣٫٥', 'endBack')).toBe('٣٫٥');
    expect(nudge('٣٫٥', 'startOn')).toBe('٣٫٥');
    expect(nudge('٣٫٥ طن', 'startBack')).toBe('نُقل ٣٫٥ طن');
    expect(nudge('٣٫٥ طن', 'on')).toBe('أمس');
    expect(nudge('قال', 'back')).toBe('قال');
    expect(nudge('وأضاف', 'endOn')).toBe('وأضاف');
  });

  it('inside which an edge stands (و|أضاف) are gone to first', () => {
    const inside = at('أضاف');
    expect(line.slice(...Object.values(nudged(words, inside, 'startBack')))).toBe('وأضاف');
  });
});

describe('a draft of a statement', () => {
  it('is no change until something is changed', () => {
    expect(record.statements.every((s) => !isChanged(statement(s)))).toBe(true);
    expect(
      [...record.events, ...record.figures, ...record.entities].every((i) => !isChanged(draftOf(record, i.id)!)),
    ).toBe(true);
  });

  it('says another speaker alone as such, so that it can be said of all alike', () => {
    const other = record.entities.find((e) => e.type === 'person' && !outer.chain.some((l) => l.entity === e.id))!;
    const draft = statement();
    const next = { ...draft, chain: withWho(record, draft.chain, draft.chain.at(-1)!.key, other.id) };
    expect(only(next).set).toEqual({ speaker: other.id });
    expect(canBeAlike(changesOf(next)[0]!)).toBe(true);
    expect(only({ ...draft, chain: [] }).set).toEqual({ speaker: null });
  });

  it('names a speaker by words that were marked: who is mentioned there, or somebody new', () => {
    const draft = statement();
    const key = draft.chain.at(-1)!.key;
    const known = record.entities.find((e) => e.type === 'organization')!;
    const there = linkWhoAim(record, key).set(draft, known.mentions[0]!) as StatementDraft;
    expect(there.chain.at(-1)).toMatchObject({
      who: known.id,
      inferred: false,
      span: { start: known.mentions[0]!.start },
    });
    const [, , first] = wordsOf(text);
    const fresh = linkWhoAim(record, key).set(draft, spanAt(text, first!)) as StatementDraft;
    expect(fresh.chain.at(-1)!.who).toMatchObject({ name: text.slice(first!.start, first!.end), type: 'person' });
    expect(canBeAlike(changesOf(fresh)[0]!)).toBe(false);
  });

  it('keeps relays in order while they are added and moved', () => {
    const two = withRelay(withRelay(statement().chain));
    expect(two.map((l) => l.role)).toEqual(['relay', 'relay', 'relay', 'speaker']);
    expect(moved(two, two[1]!.key, -1)[0]).toBe(two[1]);
    expect(moved(two, two[2]!.key, 1)).toBe(two);
    expect(withSpeaker(withRelay([])).map((l) => l.role)).toEqual(['relay', 'speaker']);
    expect(lacks({ ...statement(), chain: two })).toEqual(['who']);
  });

  it('has other boundaries, and another word of saying with its dictionary form', () => {
    const words = wordsOf(text);
    const draft = statement();
    const shorter = contentAim.set(draft, spanAt(text, nudged(words, draft.content, 'endBack')));
    expect((only(shorter).set['content'] as { text: string }).text).toBe(
      outer.text.slice(0, outer.text.lastIndexOf(' ')).trimEnd(),
    );
    const other = record.statements.find((s) => s.cue.text !== outer.cue.text)!;
    const cued = cueAim(record).set(draft, other.cue) as StatementDraft;
    expect(cued.cue?.lemma).toBe(other.cue.lemma);
  });
});

describe('drafts of other items', () => {
  it('an event told by another word is another event', () => {
    const event = record.events[0]!;
    const draft = draftOf(record, event.id) as EventDraft;
    expect(changesOf({ ...draft, type: 'AID', mode: null }).map((c) => c.act)).toEqual(['set']);
    const [first] = wordsOf(text);
    expect(changesOf({ ...draft, trigger: spanAt(text, first!) }).map((c) => c.act)).toEqual(['reject', 'add']);
    expect(lacks({ ...draft, date: '5 March' })).toEqual(['date']);
  });

  it('a figure is read in either script of digits', () => {
    expect(['١٬٢٠٠', '1,200', '3.5', '٣٫٥', 'x', '1,2'].map(numberFrom)).toEqual([1200, 1200, 3.5, 3.5, null, null]);
    const draft = newDraft('figure', { start: 0, end: 6, text: '١٢ طنا' }) as FigureDraft;
    expect(draft).toMatchObject({ value: '12', low: '12', high: '12' });
    expect(lacks(draft)).toEqual(['measure']);
    expect(changesOf({ ...draft, measure: 'mass', high: '' })[0]).toMatchObject({ act: 'add', figure: { high: null } });
  });

  it('a figure with another value or bound has other limits, unless they were set apart', () => {
    const draft = newDraft('figure', { start: 0, end: 6, text: '20 طنا' }) as FigureDraft;
    expect(withAmount(draft, { value: '30' })).toMatchObject({ low: '30', high: '30' });
    expect(withAmount(draft, { bound: 'about' })).toMatchObject({ low: '18', high: '22' });
    expect(withAmount(withAmount(draft, { bound: 'atLeast' }), { value: '٤٠' })).toMatchObject({ low: '40', high: '' });
    expect(withAmount({ ...draft, low: '15' }, { value: '30' })).toMatchObject({ low: '15', high: '20' });
  });

  it('limits that follow from a bound are not said apart, so that it can be set in all alike', () => {
    const figure = record.figures.find((f) => f.bound === 'exact' && f.low === f.value && f.high === f.value)!;
    const draft = draftOf(record, figure.id) as FigureDraft;
    const changes = changesOf(withAmount(draft, { bound: 'atLeast' }));
    expect(changes).toEqual([{ act: 'set', item: figure.id, set: { bound: 'atLeast' } }]);
    expect(canBeAlike(changes[0]!)).toBe(true);
    expect(only({ ...draft, high: '' }).set).toEqual({ high: null });
    // those that were set apart are said, for they would follow too
    const range = { ...draft, of: { ...figure, low: 1, high: 90_000 }, low: '1', high: '90000' };
    expect(only(withAmount(range, { value: '51' })).set).toEqual({ value: 51, low: 1, high: 90_000 });
  });

  it('new ones say what they lack', () => {
    const words = { start: 0, end: 3, text: text.slice(0, 3) };
    expect(lacks(newDraft('statement', words))).toEqual(['cue']);
    expect(lacks(newDraft('event', words))).toEqual(['type']);
  });
});

it('what a person changed is kept on a report that is another by now', () => {
  const draft: StatementDraft = { ...statement(), stance: 'deny' };
  const now = {
    ...record,
    statements: record.statements.map((s) => (s.id === outer.id ? { ...s, medium: 'tweet' } : s)),
  };
  const next = rebased(now, draft)!;
  expect(next).toMatchObject({ stance: 'deny', medium: 'tweet' });
  expect(only(next).set).toEqual({ stance: 'deny' });
  expect(rebased({ ...record, statements: [] }, draft)).toBeNull();
});

it('keys are the same on an Arabic keyboard, and left is onward in the text', () => {
  const press = (code: string, key: string, shiftKey = false) => ({
    ...{ code, key, shiftKey, ctrlKey: false, metaKey: false, altKey: false },
  });
  expect(deskCommandOf(press('KeyA', 'ش'))).toBe('accept');
  expect(deskCommandOf(press('KeyX', 'ء'))).toBe('reject');
  expect(deskCommandOf({ ...press('KeyA', 'a'), ctrlKey: true })).toBeNull();
  expect(nudgeOf(press('ArrowLeft', 'ArrowLeft'))).toBe('endOn');
  expect(nudgeOf(press('ArrowRight', 'ArrowRight', true))).toBe('startBack');
});

it('a correction is told in the words of the interface', () => {
  const words = { start: 0, end: 3, text: 'قال' };
  const anchor = { content: words, cue: words, by: 'machine' } as const;
  const set = { stance: 'deny', medium: null } as const;
  const body = { on: 'statement', act: 'set', anchor, item: {} as never, set } as const;
  expect(described(body, translatorFor('en', 'latn'))).toEqual({
    ...{ what: 'Statement changed', words: 'قال' },
    sets: [
      { field: 'Stance', value: 'denial' },
      { field: 'Medium', value: 'none' },
    ],
  });
  expect(described(body, translatorFor('ar', 'latn')).sets[0]).toEqual({ field: 'الموقف', value: 'نفي' });
  const merged = { on: 'entities', act: 'merge', from: 'name:person:سالم', into: 'name:person:سالم علي' } as const;
  expect(described(merged, translatorFor('en', 'latn'))).toMatchObject({
    words: 'سالم',
    sets: [{ value: 'سالم علي' }],
  });
});
