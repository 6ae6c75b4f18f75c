import { useEffect, useState } from 'react';
import { useData } from '../data/reports.js';
import { useTranslator } from '../preferences/preferences.js';
import type { Example } from '../reader/examples.js';
import type { Problem } from '../reader/problems.js';
import { type Phase, ReadingProblem } from '../reader/reader.js';
import { navigate } from '../router/router.js';
import { routes } from '../routes.js';
import { type Draft, emptyDraft, keepDraft, keptDraft } from './read/draft.js';
import { ReadForm } from './read/form.js';
import { ProblemNotice } from './read/problem.js';

/** Paste a text and see it read, in the browser, without its leaving the machine. */
export default function ReadPage() {
  const t = useTranslator();
  const { reader, inTab } = useData();
  const [draft, setDraft] = useState(() => keptDraft(window.sessionStorage));
  const [phase, setPhase] = useState<Phase | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [examples, setExamples] = useState<readonly Example[]>([]);

  useEffect(() => {
    document.title = `${t.say('read.title')} · ${t.say('app.name')}`;
  }, [t]);
  useEffect(() => {
    let here = true;
    void import('../reader/examples.js').then((module) => here && setExamples(module.examples));
    return () => {
      here = false;
    };
  }, []);

  const change = (next: Draft): void => {
    setDraft(next);
    setProblem(null);
    keepDraft(window.sessionStorage, next);
  };
  const failed = (error: unknown): void =>
    setProblem(
      error instanceof ReadingProblem
        ? error.problem
        : { kind: 'failed', message: error instanceof Error ? error.message : String(error) },
    );
  const read = async (given: Draft): Promise<void> => {
    setProblem(null);
    try {
      const known = { published: given.published || null, publisher: given.publisher.trim() || null };
      const record = await reader.read(given.text, known, setPhase);
      inTab.keep(record);
      navigate(routes.report.href({ id: record.report.id }));
    } catch (error) {
      failed(error);
    } finally {
      setPhase(null);
    }
  };
  const open = async (file: File): Promise<void> => {
    setProblem(null);
    setPhase({ name: 'loading', share: 0 });
    try {
      change({ ...draft, text: await reader.decode(new Uint8Array(await file.arrayBuffer())) });
    } catch (error) {
      failed(error);
    } finally {
      setPhase(null);
    }
  };

  return (
    <div className="read">
      <header className="read-head">
        <h1>{t.say('read.title')}</h1>
        <p className="lead">{t.say('read.lead')}</p>
      </header>
      <ReadForm
        draft={draft}
        phase={phase}
        onChange={change}
        onClear={() => change(emptyDraft)}
        onOpen={(file) => void open(file)}
        onPrepare={() => reader.prepare()}
        onRead={() => void read(draft)}
      >
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </ReadForm>
      <section className="examples" aria-labelledby="examples">
        <h2 id="examples">{t.say('read.examples')}</h2>
        <p className="hint">{t.say('read.examples.hint')}</p>
        <ul>
          {examples.map((example) => (
            <li key={example.name}>
              <button
                type="button"
                disabled={phase !== null}
                onClick={() => void read({ text: example.text, published: example.published, publisher: '' })}
              >
                <bdi lang="ar" dir="rtl" className="headline">
                  {example.title}
                </bdi>
                <span className="hint">
                  {t.say(`example.${example.name}` as 'example.quake-syria')} · {t.day(example.published)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
