import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections, type Corrected, type Placed } from '../../../src/archive/corrections/apply.js';
import { type Change, ChangeError, correctionFor } from '../../../src/archive/corrections/change.js';
import type { Correction } from '../../../src/archive/corrections/correction.js';
import type { IsnadRecord, RecordStatement } from '../../../src/record/record.js';
import { exampleText, exampleTexts, expectValid, read } from './examples.js';

const text = exampleText('border-incident');
const machine = read(text, { published: '2024-03-06' });
const nothing = applyCorrections(machine, []);
const by = (record: IsnadRecord, content: string): RecordStatement =>
  record.statements.find((s) => s.text.startsWith(content))!;
const idOf = (content: string): string => by(machine, content).id;
const words = (part: string, from = text) => {
  const start = from.indexOf(part);
  return { start, end: start + part.length, text: part };
};
/** Applies changes one after another, each made on the record as the one before left it. */
function corrected(record: IsnadRecord, changes: readonly Change[]): { shown: Corrected; made: Placed[] } {
  const made: Placed[] = [];
  let shown = applyCorrections(record, []);
  for (const change of changes) {
    made.push({ id: made.length + 1, text: record.report.text, body: correctionFor(shown, change) });
    shown = applyCorrections(record, made);
  }
  return { shown, made };
}
const without = (record: IsnadRecord, id: string): IsnadRecord => ({
  ...record,
  statements: record.statements.filter((s) => s.id !== id).map((s) => (s.inside === id ? { ...s, inside: null } : s)),
  events: record.events.map((v) => (v.statement === id ? { ...v, statement: null } : v)),
});

describe('corrections of one text', () => {
  it('change nothing when there are none', () => {
    expect(nothing.record).toEqual(machine);
  });

  it('set the speaker, the stance and what else is named, and leave the rest to the machine', () => {
    const item = idOf('الجيش المالي');
    const { shown } = corrected(machine, [
      { act: 'set', item, set: { speaker: 'e6', stance: 'claim', medium: 'telephone' } },
    ]);
    const [was, is] = [by(machine, 'الجيش المالي'), by(shown.record, 'الجيش المالي')];
    expect(is).toEqual({
      ...was,
      stance: 'claim',
      medium: 'telephone',
      chain: [{ entity: 'e6', role: 'speaker', span: null, inferred: true }],
    });
    expect(shown.items.get(item)).toMatchObject({ reviewed: 2, corrections: [1] });
    expectValid(shown.record);
  });

  it('take words of the text that no entity stands at yet for a speaker', () => {
    const mention = { ...words('مهربين'), kind: 'description' as const };
    const speaker = {
      mention,
      type: 'group' as const,
      name: 'رجل',
      english: null,
      country: null,
      link: null,
      coordinates: null,
    };
    const other = { ...speaker, mention: { ...words('رفاقه'), kind: 'description' as const } };
    const { shown } = corrected(machine, [
      { act: 'set', item: idOf('الجيش المالي'), set: { speaker } },
      { act: 'set', item: idOf('الدورية'), set: { speaker: other } },
    ]);
    const [link] = by(shown.record, 'الجيش المالي').chain;
    expect(shown.record.entities.find((e) => e.id === link!.entity)!.name).toBe('مهربين');
    expect(by(shown.record, 'الدورية').chain.map((l) => l.role)).toEqual(['relay', 'speaker']);
    expectValid(shown.record);
  });

  it('move boundaries and find anew what stands inside', () => {
    const outer = idOf('الأمين العام للوزارة');
    const content = words('الأمين العام للوزارة أبلغ السفير');
    const { shown } = corrected(machine, [{ act: 'set', item: outer, set: { content } }]);
    expect(by(machine, 'الجزائر «تحتفظ').inside).toBe(outer);
    expect(by(shown.record, 'الجزائر «تحتفظ').inside).toBeNull();
    expectValid(shown.record);
  });

  it('add, accept and reject, with what hangs on it', () => {
    const content = words('البلدين إلى ضبط النفس');
    const statement = {
      content,
      cue: { ...words('ودعا'), lemma: 'دعا' },
      chain: [{ entity: 'e14', role: 'speaker' as const, span: null, inferred: true }],
      addressee: 'e16',
      stance: 'demand' as const,
      mode: 'indirect' as const,
      medium: null,
    };
    const { shown } = corrected(machine, [
      { act: 'add', statement },
      { act: 'accept', item: idOf('الدورية') },
      { act: 'reject', item: idOf('الجيش المالي') },
    ]);
    const added = shown.record.statements.find((s) => s.start === content.start && s.end === content.end)!;
    expect([added.why, shown.items.get(added.id)!.reviewed]).toEqual(["a person's correction", 2]);
    expect(shown.items.get(idOf('الدورية'))!.reviewed).toBe(1);
    expect(by(shown.record, 'الجيش المالي')).toBeUndefined();
    expect(shown.record.events.find((v) => v.id === 'v7')!.statement).toBeNull();
    expectValid(shown.record);
  });

  it('correct events, figures and entities; merge two and split one', () => {
    const { shown } = corrected(machine, [
      {
        act: 'set',
        item: 'v3',
        set: { type: 'ACCUSE', actors: ['e9'], date: '2024-03-05', place: 'e1', status: 'denied' },
      },
      { act: 'set', item: 'f1', set: { value: 3, bound: 'atLeast' } },
      { act: 'set', item: 'e12', set: { name: 'دورية الحدود', country: 'DZ' } },
      { act: 'merge', item: 'e1', other: 'e16' },
      { act: 'split', item: 'e5', mentions: [words('لوزارة')], name: 'وزارة أخرى', type: 'organization' },
    ]);
    const { record } = shown;
    expect(record.events.find((v) => v.id === 'v3')).toMatchObject({
      type: 'ACCUSE',
      mode: null,
      actors: ['e9'],
      date: '2024-03-05',
      place: 'e1',
    });
    expect(record.figures[0]).toMatchObject({ value: 3, low: 3, high: null });
    expect(record.entities.find((e) => e.id === 'e12')).toMatchObject({ name: 'دورية الحدود', country: 'DZ' });
    expect(record.entities.some((e) => e.id === 'e16')).toBe(false);
    const other = record.entities.find((e) => e.name === 'وزارة أخرى')!;
    expect(record.statements.find((s) => s.cue.text === 'حسب ما جاء')!.chain[0]!.entity).toBe(other.id);
    expectValid(record);
  });

  it('say what cannot be done', () => {
    expect(() => correctionFor(nothing, { act: 'accept', item: 's99' })).toThrow(ChangeError);
    expect(() => correctionFor(nothing, { act: 'set', item: 's3', set: {} })).toThrow('at least one field');
    const twice = ['e1', 'e2'].map((entity) => ({ entity, role: 'speaker' as const, span: null, inferred: true }));
    expect(() => correctionFor(nothing, { act: 'set', item: 's3', set: { chain: twice } })).toThrow('speaker');
  });
});

describe('corrections after a new reading of the same text', () => {
  const item = idOf('الجيش المالي');

  it('stand on items that the machine no longer finds', () => {
    const { made } = corrected(machine, [
      { act: 'set', item, set: { stance: 'claim' } },
      { act: 'accept', item: idOf('الدورية') },
    ]);
    const less = without(without(machine, item), idOf('الدورية'));
    const { record, items, states } = applyCorrections(less, made);
    const back = by(record, 'الجيش المالي');
    expect([back.stance, items.get(back.id)!.reviewed]).toEqual(['claim', 2]);
    expect(by(record, 'الدورية').chain.length).toBe(2);
    expect([...states.values()]).toEqual(['applied', 'applied']);
    expectValid(record);
  });

  it('keep what was accepted and let the machine better what was not touched', () => {
    const { made } = corrected(machine, [
      { act: 'accept', item },
      { act: 'set', item: idOf('حصول'), set: { medium: 'interview' } },
    ]);
    const other: IsnadRecord = {
      ...machine,
      statements: machine.statements.map((s) =>
        s.id === item || s.text.startsWith('حصول') ? { ...s, stance: 'believe' as const } : s,
      ),
    };
    const { record } = applyCorrections(other, made);
    expect(by(record, 'الجيش المالي').stance).toBe(by(machine, 'الجيش المالي').stance);
    expect(by(record, 'حصول')).toMatchObject({ stance: 'believe', medium: 'interview' });
  });

  it('find a statement whose content now ends elsewhere by its cue, and no other', () => {
    const { made } = corrected(machine, [{ act: 'reject', item }]);
    const longer: IsnadRecord = {
      ...machine,
      statements: machine.statements.map((s) =>
        s.id === item ? { ...s, end: s.end - 8, text: text.slice(s.start, s.end - 8) } : s,
      ),
    };
    const { record } = applyCorrections(longer, made);
    expect(record.statements.map((s) => s.id)).toEqual(machine.statements.map((s) => s.id).filter((id) => id !== item));
  });

  it('are idle on what a person added and took back', () => {
    const figure = {
      words: words('مصدر'),
      value: 1,
      low: 1,
      high: 1,
      bound: 'exact' as const,
      unit: null,
      measure: 'other',
    };
    const { made } = corrected(machine, [
      { act: 'add', figure },
      { act: 'set', item: 'f2', set: { value: 2 } },
    ]);
    const { record, states } = applyCorrections(machine, made.slice(1));
    expect(record).toEqual(machine);
    expect([...states.values()]).toEqual(['idle']);
  });
});

describe('corrections on a newer text', () => {
  const item = idOf('الجيش المالي');
  const { made } = corrected(machine, [{ act: 'set', item, set: { stance: 'claim' } }]);
  const on = (newer: string): Corrected => applyCorrections(read(newer, { published: '2024-03-06' }), made);

  it('are carried where their exact words stand there once', () => {
    const newer = text
      .replace('الجزائر - استدعت', 'الجزائر (متابعات) - استدعت')
      .replace('تراوري حصول', 'تراوري بشدة حصول');
    const { record, states } = on(newer);
    expect([...states.values()]).toEqual(['carried']);
    expect(by(record, 'الجيش المالي').stance).toBe('claim');
    expectValid(record);
  });

  // Hypothesis re-attached a note on "Team Alpha" to "Team Beta" without a word (client#7571)
  it('are orphaned, never moved to a look-alike', () => {
    const newer = text.replace('الجيش المالي كان يطارد', 'الجيش المالي ربما كان يطارد');
    const { record, states, items } = on(newer);
    expect([...states.values()]).toEqual(['orphaned']);
    expect(record).toEqual(read(newer, { published: '2024-03-06' }));
    expect([...items.values()].every((i) => i.reviewed === 0)).toBe(true);
  });

  it('are orphaned where the words stand twice', () => {
    const sentence = 'وقال إن الجيش المالي كان يطارد مهربين داخل الأراضي المالية.';
    const { states } = on(`${text.replace('وفي باماكو، نفى', 'وفي باماكو نفى')}${sentence}\n`);
    expect([...states.values()]).toEqual(['orphaned']);
  });

  it('are orphaned where the words that remain are others than those corrected', () => {
    const twice = `${text}وقال إن الجيش المالي كان يطارد مهربين داخل الأراضي المالية في كيدال.\n`;
    const record = read(twice);
    const shown = applyCorrections(record, []);
    const second = record.statements.filter((s) => s.text.startsWith('الجيش المالي')).at(-1)!;
    const reject: Correction = correctionFor(shown, { act: 'reject', item: second.id });
    const { states } = applyCorrections(read(text), [{ id: 1, text: twice, body: reject }]);
    expect([...states.values()]).toEqual(['orphaned']);
  });
});

describe('any corrections', () => {
  const records = exampleTexts.map((t) => read(t, { published: '2024-03-06' }));
  const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)];

  /** A change that may be made on a record, by four numbers. */
  function changeOf({ record }: Corrected, [kind, a, b, c]: readonly number[]): Change | null {
    const [s, v, f, e] = [
      pick(record.statements, a!),
      pick(record.events, a!),
      pick(record.figures, a!),
      pick(record.entities, a!),
    ];
    const other = pick(record.entities, b!);
    const at = c! % (record.report.text.length - 10);
    const span = { start: at, end: at + 5, text: record.report.text.slice(at, at + 5) };
    const acts: (Change | null | undefined)[] = [
      s && { act: 'accept', item: s.id },
      s && { act: 'reject', item: s.id },
      s && other && { act: 'set', item: s.id, set: { speaker: other.id, content: span } },
      s && { act: 'set', item: s.id, set: { speaker: null, stance: 'deny' } },
      v && { act: 'reject', item: v.id },
      v && other && { act: 'set', item: v.id, set: { actors: [other.id], place: other.id, date: null } },
      f && { act: 'reject', item: f.id },
      f && { act: 'set', item: f.id, set: { value: a! } },
      e && { act: 'reject', item: e.id },
      e && other && { act: 'merge', item: e.id, other: other.id },
      e && {
        act: 'split',
        item: e.id,
        mentions: [pick(e.mentions, b!)!].map(({ kind: _, ...m }) => m),
        name: 'آخر',
        type: 'person',
      },
      {
        act: 'add',
        event: {
          trigger: span,
          type: 'AID',
          mode: null,
          status: 'planned',
          actors: other ? [other.id] : [],
          recipients: [],
          place: null,
          date: '2024',
          figures: [],
        },
      },
    ];
    return acts[kind! % acts.length] ?? null;
  }

  it('give a valid record, also over another reading and another text', () => {
    fc.assert(
      fc.property(
        fc.nat(records.length - 1),
        fc.array(fc.array(fc.nat(10_000), { minLength: 4, maxLength: 4 }), { maxLength: 8 }),
        fc.nat(1000),
        (which, seeds, cut) => {
          const record = records[which]!;
          const made: Placed[] = [];
          let shown = applyCorrections(record, made);
          for (const seed of seeds) {
            const change = changeOf(shown, seed);
            if (change === null) continue;
            made.push({ id: made.length + 1, text: record.report.text, body: correctionFor(shown, change) });
            shown = applyCorrections(record, made);
            expectValid(shown.record);
          }
          const bare: IsnadRecord = { ...record, entities: [], statements: [], events: [], figures: [], times: [] };
          expectValid(applyCorrections(bare, made).record);
          const lines = record.report.text.split('\n');
          lines.splice(cut % lines.length, 1);
          const newer = lines.join('\n');
          const empty: IsnadRecord = { ...bare, report: { ...bare.report, text: newer } };
          expectValid(applyCorrections(empty, made).record);
        },
      ),
      { numRuns: 100 },
    );
  });
});
