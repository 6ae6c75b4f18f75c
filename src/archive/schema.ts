import type { Generated } from 'kysely';

/**
 * The tables, as both engines hold them. Times and days are ISO 8601 text, truth values 0 and 1, JSON and lists text,
 * so that a value reads the same from SQLite and PostgreSQL. Offsets are UTF-16 code units into `version.text`.
 */
export interface Schema {
  meta: Meta;
  report: ReportRow;
  report_key: ReportKeyRow;
  version: VersionRow;
  source: SourceRow;
  reading: ReadingRow;
  entity: EntityRow;
  appearance: AppearanceRow;
  statement: StatementRow;
  link: LinkRow;
  event: EventRow;
  participant: ParticipantRow;
  event_figure: EventFigureRow;
  figure: FigureRow;
  correction: CorrectionRow;
  feed: FeedRow;
  search_report: SearchIndexRow;
  search_statement: SearchIndexRow;
  search_words: SearchWordsRow;
  about: AboutRow;
  tally: TallyRow;
  cite: CiteRow;
  entity_word: EntityWordRow;
  account: AccountRow;
  session: SessionRow;
  api_key: ApiKeyRow;
  audit: AuditRow;
  saved_search: SavedSearchRow;
}

interface Meta {
  key: string;
  value: string;
}

/** A report under its identities, whatever became of its text. */
interface ReportRow {
  id: Generated<number>;
  /** The public id: 16 letters and digits that depend on the report's first identity only. */
  uid: string;
  /** The version shown and searched: the latest. */
  version_id: number | null;
}

/** An identity of a report: `guid:…`, `url:…` (canonical), or `text:` and the hash where it has neither. */
interface ReportKeyRow {
  key: string;
  report_id: number;
}

/** A report's text as captured at one time. It never changes. */
interface VersionRow {
  id: Generated<number>;
  report_id: number;
  /** 1 for the first. */
  seq: number;
  /** SHA-256 of the text, in hex: `report.id` of its record. */
  hash: string;
  text: string;
  title: string | null;
  /** As the source gives it. */
  published: string | null;
  publisher: string | null;
  author: string | null;
  url: string | null;
  /** What a person named to get it: a path, a feed, a URL. */
  origin: string;
  captured_at: string;
  /** What it is put in order by: published, in UTC where a time is known, else captured. */
  at: string;
  /** JSON array of strings. */
  notes: string;
}

/** The bytes a version was taken from, deflated (raw). */
interface SourceRow {
  version_id: number;
  media_type: string;
  url: string | null;
  /** JSON object. */
  headers: string | null;
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  /** Length of the bytes before they were deflated. */
  size: number;
  bytes: Uint8Array;
}

/** What the machine read in a version. Its record lies deflated (raw), without the text, which the version has. */
interface ReadingRow {
  version_id: number;
  /** Version of the reader, `isnad 0.1.0`. */
  reader: string;
  read_at: string;
  record: Uint8Array | null;
  /** Why it could not be read; then it has no record. */
  error: string | null;
}

/** A person, body or place over all reports. */
interface EntityRow {
  id: Generated<number>;
  /** What makes two mentions the same: `entityKey` of the weave. */
  key: string;
  type: string;
  name: string;
  /** 0 for one that is only described («مصدر أمني»). */
  named: number;
  english: string | null;
  country: string | null;
  link: string | null;
  longitude: number | null;
  latitude: number | null;
  /** The entity a person said this one to be; that one is never merged into another itself. */
  merged_into: number | null;
}

/** An entity in a report. `n` is the number of its id in the record: 3 for `e3`. */
interface AppearanceRow {
  version_id: number;
  n: number;
  entity_id: number;
  name: string;
  mentions: number;
  /** The first mention. */
  start: number;
  stop: number;
}

/** How far a person has looked at an item: 0 the machine's own, 1 accepted, 2 changed or added by a person. */
type Reviewed = number;

interface StatementRow {
  id: Generated<number>;
  version_id: number;
  n: number;
  start: number;
  stop: number;
  cue_start: number;
  cue_stop: number;
  lemma: string;
  /** Entity; null where nobody is named. */
  speaker_id: number | null;
  addressee_id: number | null;
  stance: string;
  mode: string;
  medium: string | null;
  /** Days between which it was said. */
  said_from: string | null;
  said_to: string | null;
  /** `n` of the statement it stands in. */
  inside: number | null;
  /** How many links its chain has. */
  depth: number;
  reviewed: Reviewed;
  /** `version.at`, again, for the order of lists. */
  at: string;
}

interface LinkRow {
  statement_id: number;
  /** 0 is the outermost relay; the speaker is last. */
  position: number;
  role: string;
  entity_id: number;
  start: number | null;
  stop: number | null;
  inferred: number;
}

interface EventRow {
  id: Generated<number>;
  version_id: number;
  n: number;
  type: string;
  mode: string | null;
  status: string;
  start: number;
  stop: number;
  date: string | null;
  /** First and last day it may have happened on. */
  day_from: string | null;
  day_to: string | null;
  place_id: number | null;
  /** `n` of the statement that vouches for it. */
  statement: number | null;
  reviewed: Reviewed;
  at: string;
}

interface ParticipantRow {
  event_id: number;
  role: string;
  position: number;
  entity_id: number;
}

interface EventFigureRow {
  event_id: number;
  figure_id: number;
}

interface FigureRow {
  id: Generated<number>;
  version_id: number;
  n: number;
  start: number;
  stop: number;
  value: number;
  low: number;
  high: number | null;
  bound: string;
  unit: string | null;
  measure: string;
  /** `n` of the innermost statement it stands in: who counts. */
  statement: number | null;
  reviewed: Reviewed;
  at: string;
}

/** What a person said of an item; the layer above the machine's. Rows are never changed but to take them back. */
interface CorrectionRow {
  id: Generated<number>;
  /** Given by the client, so that a repeated request adds nothing. */
  uid: string;
  /** Null, as the version, for what is said of the whole archive: that two entities are one. */
  report_id: number | null;
  /** The version whose text was corrected. */
  version_id: number | null;
  /** What was done, as JSON: `Correction` or `Merging` of `corrections/correction.ts`. */
  body: string;
  author: string;
  made_at: string;
  /** Corrections made in one act share it. */
  act: string;
  undone_at: string | null;
  undone_by: string | null;
}

interface FeedRow {
  id: Generated<number>;
  url: string;
  title: string | null;
  added_at: string;
  /** When it is to be looked at again. */
  due_at: string | null;
  /** What intake remembers of it, as JSON. */
  state: string;
}

/**
 * A report or statement in its index: `placeOf` its time and id. The rest is the database's own: columns of an FTS5 table
 * (`zone_stem`, `zone_form`, `zone_exact`) in SQLite, a `tsvector` in PostgreSQL.
 */
interface SearchIndexRow {
  rowid: bigint;
}

/** The words of a current version: `packWords`. */
interface SearchWordsRow {
  version_id: number;
  words: Uint8Array;
}

/** An entity that a statement's content names or describes. */
interface AboutRow {
  statement_id: number;
  entity_id: number;
}

/** What is counted of a report's current version: `summaries.ts`. */
interface TallyRow {
  version_id: number;
  publisher: string | null;
  at: string;
  captured_at: string;
  /** 0 not read yet, 1 read, 2 could not be read. */
  state: number;
  statements: number;
  /** Statements whose speaker is known. */
  spoken: number;
  events: number;
  figures: number;
  /** Items a person has looked at. */
  reviewed: number;
}

/** How many statements came from a source to the next link of the chain: `summaries.ts`. */
interface CiteRow {
  /** Empty where none is known. */
  publisher: string;
  /** Entity; 0 for the publisher itself, before the outermost link. */
  source_id: number;
  target_id: number;
  /** What the target is in these chains. */
  role: string;
  statements: number;
}

/** A word of one of an entity's names, in its `searchForm`, with and without the article. */
interface EntityWordRow {
  word: string;
  entity_id: number;
}

/** Somebody who may use the archive over the network. Never deleted, so that a name always means the same one. */
interface AccountRow {
  id: Generated<number>;
  /** As `accountName` writes it. */
  name: string;
  /** `viewer`, `editor` or `admin`. */
  role: string;
  /** As `hashPassword` writes it; null for one who cannot sign in and has only keys. */
  password: string | null;
  created_at: string;
  disabled_at: string | null;
}

/** Somebody who has signed in. */
interface SessionRow {
  /** SHA-256 of the token in hex: who can read the database cannot take the session over. */
  hash: string;
  account_id: number;
  created_at: string;
  used_at: string;
  expires_at: string;
}

/** What a program signs its requests with. */
interface ApiKeyRow {
  id: Generated<number>;
  /** What it is called in lists; says nothing of the key. */
  uid: string;
  label: string;
  /** SHA-256 of the key in hex. */
  hash: string;
  account_id: number;
  /** JSON array: `read`, `write`, `admin`. */
  scopes: string;
  created_at: string;
  used_at: string | null;
  expires_at: string | null;
  revoked_at: string | null;
}

/** Something that was done or tried. Rows are never changed. */
interface AuditRow {
  id: Generated<number>;
  at: string;
  /** Name of the account; `local` for whoever sits at the machine, `nobody` for one who is not known. */
  account: string;
  /** `session`, `key`, `local` or `none`. */
  via: string;
  action: string;
  target: string | null;
  /** Id of the request, as the server's log and its answer have it. */
  request: string | null;
  /** HTTP status of the answer; 0 where it was no request. */
  status: number;
  ip: string | null;
}

interface SavedSearchRow {
  id: Generated<number>;
  uid: string;
  /** Null: of whoever sits at the machine. */
  account_id: number | null;
  name: string;
  /** Query string of the page, without the question mark. */
  address: string;
  created_at: string;
}
