import type { Document } from '../document/document.js';
import type { Span } from '../document/span.js';
import { statements } from '../read/attribution/layer.js';
import { events } from '../read/events/layer.js';
import { figures } from '../read/figures/layer.js';
import { entities } from '../read/identity/layer.js';
import { notes } from '../read/notes/layer.js';
import { mentions } from '../read/phrases/layer.js';
import { times } from '../read/time/layer.js';
import { sentences } from '../read/tokens/layer.js';
import type { IsnadRecord, TextSpan } from './record.js';
import { sha256 } from './sha256.js';
import { innermost } from './within.js';

/** The record of a document that every stage has read. `url` is passed through. */
export function recordOf(document: Document, url: string | null = null): IsnadRecord {
  const { text, meta } = document;
  const at = (span: Span): TextSpan => ({ start: span.start, end: span.end, text: document.slice(span) });
  const lines = document.get(sentences);
  const headline = lines.find((s) => s.role === 'headline');
  const byline = lines.find((s) => s.role === 'byline');
  const allMentions = document.get(mentions);
  const allStatements = document.get(statements);
  const allEvents = document.get(events);
  const allEntities = document.get(entities);

  const allFigures = document.get(figures);
  // who counts: the innermost statement that has the number in its content
  const counter = innermost(allFigures, allStatements);

  const entityOf = new Map<number, number>();
  for (const e of allEntities) for (const m of e.mentions) entityOf.set(m, e.index);
  const used = new Set<number>();
  for (const s of allStatements)
    for (const m of [...s.chain.map((l) => l.mention), ...(s.addressee === null ? [] : [s.addressee])])
      used.add(entityOf.get(m)!);
  for (const v of allEvents)
    for (const m of [...v.actors, ...v.recipients, ...(v.place === null ? [] : [v.place])]) used.add(entityOf.get(m)!);

  // an entity without a name is in the record only when it speaks, is spoken to or acts
  const kept = allEntities.filter((e) => used.has(e.index) || e.mentions.some((m) => allMentions[m]!.kind === 'name'));
  const entityId = new Map(kept.map((e, i) => [e.index, `e${i + 1}`]));
  const idOf = (mention: number): string => entityId.get(entityOf.get(mention)!)!;
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

  return {
    schema: 'isnad/1',
    report: {
      id: sha256(text),
      text,
      title: meta.title ?? (headline ? document.slice(headline) : null),
      published: meta.published,
      publisher: meta.publisher,
      byline: byline ? document.slice(byline) : null,
      url,
      language: 'ar',
    },
    entities: kept.map((e) => ({
      id: entityId.get(e.index)!,
      type: e.type ?? 'group',
      name: e.name,
      english: e.english,
      country: e.country,
      link: e.link,
      coordinates: e.coordinates,
      mentions: e.mentions.map((m) => {
        const { start, end, kind } = allMentions[m]!;
        return { start, end, text: text.slice(start, end), kind };
      }),
    })),
    times: document.get(times).map((t, i) => ({
      id: `t${i + 1}`,
      ...at(t),
      value: t.value,
      from: t.from,
      to: t.to,
      basis: t.basis,
      set: t.set,
    })),
    figures: allFigures.map((f, i) => ({
      id: `f${i + 1}`,
      ...at(f),
      value: f.value,
      low: f.low,
      high: f.high,
      bound: f.bound,
      unit: f.unit ? document.slice(f.unit) : null,
      measure: f.measure,
      statement: counter[i] === null ? null : `s${allStatements[counter[i]!]!.index + 1}`,
    })),
    statements: allStatements.map((s) => ({
      id: `s${s.index + 1}`,
      ...at(s),
      cue: { ...at(s.cue), lemma: s.cue.lemma },
      chain: s.chain.map((link) => ({
        entity: idOf(link.mention),
        role: link.role,
        span: link.inferred ? null : at(allMentions[link.mention]!),
        inferred: link.inferred,
      })),
      addressee: s.addressee === null ? null : idOf(s.addressee),
      stance: s.stance,
      mode: s.mode,
      medium: s.medium,
      time: s.time === null ? null : `t${s.time + 1}`,
      inside: s.inside === null ? null : `s${s.inside + 1}`,
      why: s.why,
    })),
    events: allEvents.map((v, i) => ({
      id: `v${i + 1}`,
      trigger: at(v),
      type: v.type,
      mode: v.mode,
      actors: unique(v.actors.map(idOf)),
      recipients: unique(v.recipients.map(idOf)),
      place: v.place === null ? null : idOf(v.place),
      time: v.time === null ? null : `t${v.time + 1}`,
      date: v.date,
      figures: v.figures.map((f) => `f${f + 1}`),
      status: v.status,
      statement: v.statement === null ? null : `s${v.statement + 1}`,
      why: v.why,
    })),
    notes: document.get(notes).map((n) => ({ kind: n.kind, text: n.text, spans: n.spans.map(at) })),
  };
}
