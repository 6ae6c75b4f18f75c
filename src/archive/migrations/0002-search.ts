import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.js';

/** The words of reports, of statements and of entities' names; which entities a statement speaks of. */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  const lite = engine === 'sqlite';
  const ref = sql.raw(lite ? 'integer' : 'bigint');
  const blob = sql.raw(lite ? 'blob' : 'bytea');
  const rowless = sql.raw(lite ? 'without rowid' : '');
  // words are compared by their code units, not as a language orders them
  const word = sql.raw(lite ? 'text' : 'text collate "C"');
  const statements = [
    ...(lite ? sqliteIndexes : postgresIndexes),
    sql`create table search_words (
      version_id ${ref} primary key references version on delete cascade, words ${blob} not null)`,
    sql`create table about (
      statement_id ${ref} not null references statement on delete cascade, entity_id ${ref} not null references entity,
      primary key (statement_id, entity_id)) ${rowless}`,
    sql`create index about_entity on about (entity_id, statement_id)`,
    sql`create table entity_word (
      word ${word} not null, entity_id ${ref} not null references entity on delete cascade,
      primary key (word, entity_id)) ${rowless}`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/*
 * Contentless: the words as indexed are made again from the text and `search_words`. The tokenizer takes every character
 * but ASCII signs and spaces for part of a word, and isnad's tokens hold none of these.
 */
const sqliteIndexes = [
  sql`create virtual table search_report using fts5 (
    headline_stem, headline_form, headline_exact, lead_stem, lead_form, lead_exact, body_stem, body_form, body_exact,
    content = '', contentless_delete = 1, tokenize = 'ascii')`,
  sql`create virtual table search_statement using fts5 (
    stem, form, exact, content = '', contentless_delete = 1, tokenize = 'ascii')`,
];

// without a list of pending entries, which every search would have to go through
const postgresIndexes = ['search_report', 'search_statement'].flatMap((table) => [
  sql`create table ${sql.table(table)} (rowid bigint primary key, tokens tsvector not null)`,
  sql`create index ${sql.raw(`${table}_tokens`)} on ${sql.table(table)} using gin (tokens) with (fastupdate = off)`,
]);
