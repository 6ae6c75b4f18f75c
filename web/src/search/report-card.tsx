import type { ReportRef } from '../../../src/archive/lists/refs.js';
import type { ReportItem } from '../../../src/archive/views/reports.js';
import type { FoundReport, FoundWords } from '../../../src/export/hits.js';
import { Marked } from '../archive/parts.js';
import { useTranslator } from '../preferences/preferences.js';
import { Tag, Words } from '../room/parts.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';

/** Who published a report and when, and how much is said in it. */
function ReportFrom({ report, statements }: { readonly report: ReportRef; readonly statements: number }) {
  const t = useTranslator();
  return (
    <>
      {report.publisher === null ? null : (
        <Link className="outlet-link" href={routes.outlet.href({ name: report.publisher })}>
          <bdi>{report.publisher}</bdi>
        </Link>
      )}
      {report.published === null ? null : (
        <time dateTime={report.published}>{t.day(report.published.slice(0, 10))}</time>
      )}
      <span>{t.count('count.statements', statements)}</span>
    </>
  );
}

const MarkedWords = ({ words }: { readonly words: FoundWords }) => (
  <Words>
    <Marked start={words.start} text={words.text} marks={words.marks} />
  </Words>
);

function Untitled() {
  const t = useTranslator();
  return <bdi lang={t.language}>{t.say('archive.untitled')}</bdi>;
}

/** A report that was found: its headline and the piece of it in which most of the words stand. */
export function FoundReportCard({ found }: { readonly found: FoundReport }) {
  const { report, headline, snippet } = found;
  const title = headline === null ? report.title : null;
  // under the headline begins the text: what stands further down was cut out of it
  const cut = snippet !== null && snippet.start > (headline?.end ?? 0) + 4;
  return (
    <article className="report-card" data-result>
      <h2 lang="ar" dir="rtl">
        <Link className="result-link" href={routes.report.href({ id: report.uid })}>
          {headline !== null ? (
            <MarkedWords words={headline} />
          ) : title !== null ? (
            <Words>{title}</Words>
          ) : (
            <Untitled />
          )}
        </Link>
      </h2>
      {snippet === null ? null : (
        <p className="snippet" lang="ar" dir="rtl">
          {cut ? '… ' : ''}
          <MarkedWords words={snippet} /> …
        </p>
      )}
      <p className="report-from">
        <ReportFrom report={report} statements={found.statements} />
      </p>
    </article>
  );
}

/** A report of the archive, as a list of reports gives it; its headline is a heading of the level. */
export function ReportCard({ report, level = 2 }: { readonly report: ReportItem; readonly level?: 2 | 3 }) {
  const t = useTranslator();
  const Heading = `h${level}` as const;
  return (
    <article className="report-card" data-result>
      <Heading lang="ar" dir="rtl">
        <Link className="result-link" href={routes.report.href({ id: report.uid })}>
          {report.headline === '' ? <Untitled /> : <Words>{report.headline}</Words>}
        </Link>
      </Heading>
      <p className="report-from">
        <ReportFrom report={report} statements={report.statements} />
        {report.reading === 'read' ? null : <Tag>{t.say(`report.reading.${report.reading}`)}</Tag>}
      </p>
    </article>
  );
}
