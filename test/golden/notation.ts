import type { IsnadRecord } from '../../src/record/record.js';

/**
 * A record as lines that a person can review: one item a line, ids resolved to names, the words in quotation marks.
 * What is left out (offsets, bases, whys) other tests hold.
 */
export function notationOf(record: IsnadRecord): string {
  const named = new Map(record.entities.map((e) => [e.id, e.name]));
  const who = (id: string | null): string => (id === null ? '-' : (named.get(id) ?? `?${id}`));
  const all = (ids: readonly string[]): string => (ids.length ? ids.map(who).join(' + ') : '-');
  const word = (text: string): string => `«${text}»`;
  const wordsOf = new Map<string, string>([
    ...record.times.map((t) => [t.id, t.text] as const),
    ...record.figures.map((f) => [f.id, f.text] as const),
  ]);

  const entities = record.entities.map((e) => {
    const forms = [...new Set(e.mentions.map((m) => `${m.kind === 'name' ? '' : `${m.kind}:`}${m.text}`))];
    return [e.type, e.name, e.country ?? '-', e.link ?? '-', `= ${forms.join(' | ')}`].join('  ');
  });
  const times = record.times.map((t) => `${word(t.text)}  ${t.value}${t.set ? ' (set)' : ''}`);
  const figures = record.figures.map((f) =>
    [word(f.text), f.bound, f.value, f.measure, f.unit === null ? '-' : word(f.unit)].join('  '),
  );
  const statements = record.statements.map((s) => {
    const chain = s.chain.map((l) => `${who(l.entity)}${l.inferred ? '*' : ''}`).join(' → ');
    const extra = [
      s.addressee === null ? '' : ` to ${who(s.addressee)}`,
      s.medium === null ? '' : ` by ${s.medium}`,
      s.time === null ? '' : ` at ${word(wordsOf.get(s.time) ?? '')}`,
      s.inside === null ? '' : ` in ${s.inside}`,
    ].join('');
    return `${s.id}  ${s.stance} ${s.mode}${extra}\n    ${chain}: ${word(s.cue.text)}\n    ${s.text}`;
  });
  const events = record.events.map((v) =>
    [
      `${v.type}${v.mode === null ? '' : `:${v.mode}`}  ${word(v.trigger.text)}  ${v.status}`,
      `${all(v.actors)} → ${all(v.recipients)}`,
      `place ${who(v.place)}`,
      `date ${v.date ?? '-'}`,
      ...(v.figures.length ? [`figures ${v.figures.map((f) => word(wordsOf.get(f) ?? '')).join(' ')}`] : []),
      ...(v.statement === null ? [] : [`says ${v.statement}`]),
    ].join('  |  '),
  );
  const notes = record.notes.map((n) => `${n.kind}: ${n.text}`);

  const part = (title: string, lines: readonly string[]): string =>
    `${title} (${lines.length})\n${lines.map((l) => `  ${l}\n`).join('')}`;
  return [
    `${record.report.title ?? '(no headline)'}\npublished ${record.report.published ?? '-'}  byline ${record.report.byline ?? '-'}\n`,
    part('STATEMENTS', statements),
    part('EVENTS', events),
    part('FIGURES', figures),
    part('TIMES', times),
    part('ENTITIES', entities),
    part('NOTES', notes),
  ].join('\n');
}
