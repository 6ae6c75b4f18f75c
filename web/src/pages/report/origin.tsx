import type { ReactNode } from 'react';
import type { ArchiveReport } from '../../data/archive-report.js';
import { useTranslator } from '../../preferences/preferences.js';

/** Where a report came from: enough to find it again and to prove that nothing was changed. */
export function Origin({ report }: { report: ArchiveReport }) {
  const t = useTranslator();
  const { version, reading, source } = report;
  const fact = (label: string, value: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  const code = (text: string) => (
    <code dir="ltr" className="long">
      {text}
    </code>
  );
  return (
    <details className="origin">
      <summary>{t.say('origin.title')}</summary>
      <dl className="facts">
        {version.publisher === null ? null : fact(t.say('origin.publisher'), <bdi>{version.publisher}</bdi>)}
        {version.author === null ? null : fact(t.say('origin.author'), <bdi>{version.author}</bdi>)}
        {version.published === null ? null : fact(t.say('origin.published'), t.moment(version.published))}
        {fact(t.say('origin.captured'), t.moment(version.capturedAt))}
        {version.url === null
          ? null
          : fact(
              t.say('origin.url'),
              <a href={version.url} rel="noreferrer noopener" className="long" dir="ltr">
                {version.url}
              </a>,
            )}
        {fact(t.say('origin.from'), code(version.from))}
        {fact(
          t.say('origin.version'),
          t.say('origin.versionOf', { n: t.number(version.seq), all: t.number(report.versions.length) }),
        )}
        {fact(t.say('origin.hash'), code(version.hash))}
        {source === null ? null : fact(t.say('origin.sourceHash'), code(source.hash))}
        {reading === null
          ? null
          : fact(
              t.say('origin.reader'),
              <>
                <bdi lang="en">{reading.reader}</bdi>, {t.moment(reading.readAt)}
              </>,
            )}
        {fact(t.say('origin.id'), code(report.uid))}
        {version.notes.length === 0
          ? null
          : fact(
              t.say('origin.notes'),
              version.notes.map((note) => (
                <bdi key={note} lang="en" className="block">
                  {note}
                </bdi>
              )),
            )}
      </dl>
    </details>
  );
}
