import { figures } from '../read/figures/layer.js';
import { names } from '../read/names/layer.js';
import { createReader } from '../read/read.js';
import { times } from '../read/time/layer.js';
import { recordOf } from '../record/build.js';
import type { IsnadRecord, TextSpan } from '../record/record.js';
import { exitCodes, UsageError } from './errors.js';
import { failureOf, inputsFrom, nameOf, textOf } from './inputs.js';
import type { Io } from './io.js';
import { packageLexicon, rowsNamed } from './lexicon.js';
import { knownFrom, type ReadFlags } from './read.js';
import { prepared } from './recording.js';
import { padded, widthOf, wrap } from './terminal.js';

export type ExplainFlags = Pick<ReadFlags, 'date' | 'publisher' | 'title'>;

/** One line of an explanation: what it says, and words of the report or of a table, at its end. */
type Line = readonly [label: string, text: string];

/** An item, what it was taken for, and how it was known. */
interface Explanation {
  readonly id: string;
  readonly start: number;
  readonly what: string;
  readonly lines: readonly Line[];
}

const at = (span: TextSpan): string => `[${span.start}, ${span.end}) ${span.text}`;

/** The rule in its own words, then each table row it names. */
const because = (why: string): Line[] => [['rule', why], ...rowsNamed(why).map((row): Line => ['row', row])];

/** Every item of a record with the rule, the table rows and the words that gave it, in the order of the text. */
function explanations(
  record: IsnadRecord,
  whys: {
    readonly times: readonly string[];
    readonly figures: readonly string[];
    readonly names: ReadonlyMap<string, string>;
  },
): Explanation[] {
  const entityName = new Map(record.entities.map((e) => [e.id, e.name]));
  const nameOfEntity = (id: string): string => entityName.get(id) ?? id;
  const statements = record.statements.map(
    (s): Explanation => ({
      id: s.id,
      start: s.start,
      what: [`statement: ${s.stance}`, s.mode, ...(s.inside === null ? [] : [`inside ${s.inside}`])].join(' · '),
      lines: [
        ...because(s.why),
        ['content', at(s)],
        ['cue', at(s.cue)],
        ...s.chain.map(
          (l): Line =>
            l.span === null
              ? [l.role, `${l.entity}, not named here: ${nameOfEntity(l.entity)}`]
              : [l.role, `${l.entity} ${at(l.span)}`],
        ),
        ...(s.addressee === null ? [] : [['to', `${s.addressee} ${nameOfEntity(s.addressee)}`] as const]),
        ...(s.time === null ? [] : [['time', s.time] as const]),
      ],
    }),
  );
  const events = record.events.map(
    (v): Explanation => ({
      id: v.id,
      start: v.trigger.start,
      what: [
        `event: ${v.type}${v.mode === null ? '' : `/${v.mode}`}`,
        v.status,
        ...(v.date === null ? [] : [v.date]),
      ].join(' · '),
      lines: [
        ...because(v.why),
        ['word', at(v.trigger)],
        ...v.actors.map((id): Line => ['actor', `${id} ${nameOfEntity(id)}`]),
        ...v.recipients.map((id): Line => ['recipient', `${id} ${nameOfEntity(id)}`]),
        ...(v.place === null ? [] : [['place', `${v.place} ${nameOfEntity(v.place)}`] as const]),
        ...(v.statement === null ? [] : [['said in', v.statement] as const]),
        ...(v.time === null ? [] : [['time', v.time] as const]),
        ...(v.figures.length === 0 ? [] : [['figures', v.figures.join(', ')] as const]),
      ],
    }),
  );
  const figureItems = record.figures.map(
    (f, i): Explanation => ({
      id: f.id,
      start: f.start,
      what: `figure: ${f.bound} ${f.value} ${f.measure}`,
      lines: [
        ...because(whys.figures[i]!),
        ['words', at(f)],
        ...(f.unit === null ? [] : [['counted', f.unit] as const]),
        ...(f.statement === null ? [] : [['counted in', f.statement] as const]),
      ],
    }),
  );
  const timeItems = record.times.map(
    (t, i): Explanation => ({
      id: t.id,
      start: t.start,
      what: `time: ${t.value}${t.set ? ' · recurs' : ''}`,
      lines: [
        ...because(whys.times[i]!),
        ['words', at(t)],
        ...(t.basis === null ? [] : [['basis', t.basis] as const]),
        ...(t.from === null ? [] : [['covers', t.from === t.to ? t.from : `${t.from} to ${t.to}`] as const]),
      ],
    }),
  );
  const entities = record.entities.map(
    (e): Explanation => ({
      id: e.id,
      start: e.mentions[0]!.start,
      what: [
        `entity: ${e.type}`,
        ...(e.country === null ? [] : [e.country]),
        ...(e.link === null ? [] : [e.link]),
      ].join(' · '),
      lines: [
        ['name', e.name],
        ...e.mentions.flatMap((m): Line[] => {
          const why = whys.names.get(`${m.start} ${m.end}`);
          return [[m.kind, at(m)], ...(m.kind === 'name' && why !== undefined ? because(why) : [])];
        }),
      ],
    }),
  );
  return [...statements, ...events, ...figureItems, ...timeItems, ...entities];
}

/** `isnad explain`: how each item of one report was known. Gives the exit code. */
export async function explainCommand(
  file: string,
  items: readonly string[],
  flags: ExplainFlags,
  io: Io,
): Promise<number> {
  const [path] = inputsFrom([file], io);
  const known = knownFrom(flags, 1);
  let text: string;
  try {
    text = prepared((await textOf(path!, io)).text);
  } catch (error) {
    io.say(`${nameOf(path!)}: ${failureOf(error)}`);
    return exitCodes.someFailed;
  }
  const document = createReader(packageLexicon())(text, known);
  const record = recordOf(document);
  const all = explanations(record, {
    times: document.get(times).map((t) => t.why),
    figures: document.get(figures).map((f) => f.why),
    names: new Map(document.get(names).map((n) => [`${n.start} ${n.end}`, n.why])),
  });
  const ids = new Set(all.map((e) => e.id));
  const unknown = items.find((id) => !ids.has(id));
  if (unknown !== undefined)
    throw new UsageError(`the record of ${nameOf(path!)} has no item '${unknown}'; isnad read ${file} shows the ids.`);

  const { style, columns } = io.look;
  const out: string[] = [];
  for (const e of items.length === 0 ? all : all.filter((x) => items.includes(x.id))) {
    out.push(`${style.cyan(padded(e.id, 5))}${style.bold(e.what)}`);
    const wide = Math.max(...e.lines.map(([label]) => widthOf(label))) + 2;
    for (const [label, words] of e.lines)
      wrap(words, Math.max(30, columns - 5 - wide)).forEach((line, i) => {
        out.push(`     ${style.dim(padded(i === 0 ? label : '', wide))}${label === 'rule' ? style.green(line) : line}`);
      });
    out.push('');
  }
  for (const note of record.notes) {
    out.push(`${style.yellow(padded('!', 5))}${style.bold(`note: ${note.kind}`)}`, `     ${note.text}`);
    for (const span of note.spans) out.push(`     ${style.dim(padded('words', 7))}${at(span)}`);
    out.push('');
  }
  await io.out(out.length === 0 ? 'Nothing was found.\n' : `${out.join('\n')}`);
  return exitCodes.fine;
}
