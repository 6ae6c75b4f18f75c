import { useTranslator } from '../../preferences/preferences.js';
import type { Problem } from '../../reader/problems.js';

/** Why the text was not read, and what to do. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const t = useTranslator();
  const params: Record<string, string> =
    problem.kind === 'tooLong' ? { length: t.number(problem.length), most: t.number(problem.most) } : {};
  return (
    <div className="notice" role="alert">
      <p className="notice-title">{t.say(`problem.${problem.kind}.title`)}</p>
      <p>{t.say(`problem.${problem.kind}.text`, params)}</p>
      {problem.kind === 'failed' ? <code dir="ltr">{problem.message}</code> : null}
    </div>
  );
}
