import type { CorrectionItem } from '../data/archive-report.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import { described } from './describe.js';

/** What one correction did, in words: to what, and what it set. */
export function CorrectionLine({ correction }: { correction: Pick<CorrectionItem, 'body'> }) {
  const t = useTranslator();
  const { what, words, sets } = described(correction.body, t);
  return (
    <span className="correction-line">
      <span className="correction-what">{what}</span>
      {words === null ? null : (
        <span className="correction-words">
          <Words>«{words}»</Words>
        </span>
      )}
      {sets.map(({ field, value }) => (
        <span key={field} className="correction-set">
          <span className="soft">{field}</span> <bdi>{value}</bdi>
        </span>
      ))}
    </span>
  );
}
