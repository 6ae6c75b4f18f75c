import type { IsnadRecord, RecordEvent, RecordStatement } from '../record/record.js';
import type { WordKind } from '../record/words.js';
import type { Labels } from './labels.js';
import { padded, type Style, widthOf, wrap } from './terminal.js';

/** How a record is laid out for a person. */
export interface Look {
  readonly style: Style;
  readonly labels: Labels;
  /** Columns to fill. */
  readonly columns: number;
}

const warm = new Set(['endorse', 'commit', 'SUPPORT', 'COOPERATE', 'AID', 'AGREE']);
const hard = new Set(['deny', 'accuse', 'condemn', 'threaten', 'ASSAULT', 'COERCE', 'THREATEN', 'DISASTER', 'denied']);
const careful = new Set(['claim', 'believe', 'planned', 'requested', 'hypothetical']);

/**
 * A record as a person reads it on a terminal. Every line holds at most one piece of Arabic, at its end, after a label
 * and spaces: so a terminal that orders both directions and one that does not show the same words in the same places,
 * and no invisible bidi controls are needed.
 */
export function render(record: IsnadRecord, look: Look): string {
  const { labels, style, columns } = look;
  const { report } = record;
  const names = new Map(record.entities.map((e) => [e.id, e.name]));
  const times = new Map(record.times.map((t) => [t.id, t]));
  const figures = new Map(record.figures.map((f) => [f.id, f]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const word = (kind: WordKind, value: string): string =>
    (labels.values[kind] as Readonly<Record<string, string>> | undefined)?.[value] ?? value;
  const tinted = (kind: WordKind, value: string): string =>
    warm.has(value)
      ? style.green(word(kind, value))
      : hard.has(value)
        ? style.red(word(kind, value))
        : careful.has(value)
          ? style.yellow(word(kind, value))
          : word(kind, value);

  const out: string[] = [];
  /** A label and what it names, wrapped under itself. */
  const row = (indent: number, wide: number, label: string, text: string, paint: (t: string) => string): void => {
    const lead = ' '.repeat(indent);
    const lines = wrap(text, Math.max(20, columns - indent - wide));
    lines.forEach((line, i) => {
      out.push(`${lead}${style.dim(padded(i === 0 ? label : '', wide))}${paint(line)}`);
    });
  };
  const same = (text: string): string => text;
  const widest = (texts: Iterable<string>): number => Math.max(0, ...[...texts].map(widthOf)) + 2;
  const section = (title: string, count: number): void => {
    out.push('', `${style.bold(title)}  ${style.dim(String(count))}`);
    if (count === 0) out.push(`  ${style.dim(labels.report.nothing)}`);
  };

  const head = widest([labels.report.title, labels.report.published, labels.report.publisher, labels.report.byline]);
  const meta: readonly (readonly [string, string | null])[] = [
    [labels.report.title, report.title],
    [labels.report.published, report.published],
    [labels.report.publisher, report.publisher],
    [labels.report.byline, report.byline],
    [labels.report.link, report.url],
  ];
  for (const [label, value] of meta)
    if (value !== null) row(0, head, label, value, label === labels.report.title ? style.bold : same);

  const { who, through, to, cue, says, when } = labels.statement;
  const statementWidth = widest([`${who} *`, through, to, cue, says, when]);
  const statement = (s: RecordStatement): void => {
    const { statement: label } = labels;
    const about = [
      tinted('stance', s.stance),
      word('mode', s.mode),
      ...(s.medium === null ? [] : [word('medium', s.medium)]),
    ];
    if (s.inside !== null) about.push(`${label.inside} ${s.inside}`);
    out.push('', `  ${style.cyan(padded(s.id, 5))}${about.join(' · ')}`);
    const say = (l: string, text: string, paint = same): void => row(7, statementWidth, l, text, paint);
    const speaker = s.chain.at(-1);
    if (!speaker) say(label.who, label.unknown, style.dim);
    else say(speaker.inferred ? `${label.who} *` : label.who, nameOf(speaker.entity), style.bold);
    for (const relay of s.chain.slice(0, -1).reverse()) say(label.through, nameOf(relay.entity));
    if (s.addressee !== null) say(label.to, nameOf(s.addressee));
    say(label.cue, s.cue.text);
    const time = s.time === null ? undefined : times.get(s.time);
    if (time) say(label.when, `${time.value}  ${time.text}`);
    say(label.says, s.text);
  };
  section(labels.report.statements, record.statements.length);
  for (const s of record.statements) statement(s);
  if (record.statements.some((s) => s.chain.at(-1)?.inferred))
    out.push('', `  ${style.dim(`* ${labels.statement.understood}`)}`);

  const eventWidth = widest(Object.values(labels.event));
  const event = (v: RecordEvent): void => {
    const about = [
      style.bold(tinted('eventType', v.type)) + (v.mode === null ? '' : `/${word('eventMode', v.mode)}`),
      tinted('status', v.status),
      ...(v.date === null ? [] : [v.date]),
      ...(v.statement === null ? [] : [`${labels.event.source} ${v.statement}`]),
    ];
    out.push('', `  ${style.cyan(padded(v.id, 5))}${about.join(' · ')}`);
    const say = (l: string, text: string, paint = same): void => row(7, eventWidth, l, text, paint);
    say(labels.event.word, v.trigger.text, style.bold);
    if (v.actors.length > 0) say(labels.event.by, v.actors.map(nameOf).join('، '));
    if (v.recipients.length > 0) say(labels.event.on, v.recipients.map(nameOf).join('، '));
    if (v.place !== null) say(labels.event.at, nameOf(v.place));
    const counted = v.figures.flatMap((id) => figures.get(id) ?? []);
    if (counted.length > 0) say(labels.event.figures, counted.map((f) => f.text).join('، '));
  };
  section(labels.report.events, record.events.length);
  for (const v of record.events) event(v);

  /** Rows of columns, the last of which is Arabic. */
  const table = (rows: readonly (readonly string[])[]): void => {
    const wide = rows.reduce<number[]>((w, r) => r.map((cell, i) => Math.max(w[i] ?? 0, widthOf(cell))), []);
    for (const r of rows) {
      const cells = r.slice(0, -1).map((cell, i) => padded(cell, wide[i]! + 2));
      out.push(`  ${cells.map((cell, i) => (i === 0 ? style.cyan(cell) : cell)).join('')}${r.at(-1)!}`.trimEnd());
    }
  };
  section(labels.report.figures, record.figures.length);
  table(
    record.figures.map((f) => {
      const number = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 6 });
      const value =
        f.high !== null && f.high !== f.low && f.bound === 'exact'
          ? `${number(f.low)}–${number(f.high)}`
          : number(f.value);
      return [
        f.id,
        word('bound', f.bound),
        value,
        word('measure', f.measure),
        f.unit === null || f.text.includes(f.unit) ? f.text : `${f.text} ${f.unit}`,
      ];
    }),
  );
  section(labels.report.times, record.times.length);
  table(record.times.map((t) => [t.id, t.value, t.text]));

  if (record.notes.length > 0) {
    section(labels.report.notes, record.notes.length);
    for (const note of record.notes) {
      row(2, 2, '!', note.text, style.yellow);
      for (const span of note.spans) row(4, 0, '', span.text, same);
    }
  }
  return `${out.join('\n').replace(/^\n+/, '')}\n`;
}
