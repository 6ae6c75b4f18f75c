import type { Found } from '../report.js';
import { type Column, column } from '../table.js';

type Anything = Found<{ readonly id: string }>;

/** Of every table of items: the report it stands in and how far a person has looked at it. */
export const reportColumns: readonly Column<Anything>[] = [
  column('report_id', 'text', 'Public id of the report.', 'archive', (f) => f.view.report.uid),
  column(
    'version',
    'integer',
    'Number of the version of the report, 1 for the first.',
    'archive',
    (f) => f.view.report.seq,
  ),
  column('text_sha256', 'text', 'SHA-256 of the text of that version, in hex.', 'report.id', (f) => f.view.report.hash),
  column('title', 'text', 'Headline.', 'report.title', (f) => f.view.report.title),
  column('url', 'text', 'Where the report was published.', 'report.url', (f) => f.view.report.url),
  column(
    'published_at',
    'moment',
    'When the report was published, as its source gives it.',
    'archive',
    (f) => f.view.report.published,
  ),
  column('captured_at', 'moment', 'When isnad took it in.', 'archive', (f) => f.view.report.capturedAt),
];

export const reviewColumns: readonly Column<Anything>[] = [
  column(
    'reviewed',
    'text',
    '`machine`: nobody has looked at it; `accepted`: a person said it is right; `corrected`: changed or added by a person.',
    "people's corrections",
    (f) => f.view.review(f.item.id),
  ),
  column('reader', 'text', 'Version of isnad that read the report.', 'archive', (f) => f.view.report.reader),
];

/** A column that says something of the report's item of another kind. */
export const outlet: Column<Anything> = column(
  'outlet',
  'text',
  'Who published the report: the last link towards the reader, not in the chain.',
  'report.publisher',
  (f) => f.view.report.publisher,
);
