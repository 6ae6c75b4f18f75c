import { words } from '../../../src/record/words.js';
import { useTranslator } from '../preferences/preferences.js';
import { figureAim } from './aims.js';
import { useDesk } from './desk-context.js';
import { type FigureDraft, withAmount } from './draft.js';
import { Choose, Write } from './fields.js';
import { WordsField } from './words-field.js';

const bounds = Object.keys(words.en.bound) as FigureDraft['bound'][];
const measures = Object.keys(words.ar.measure);

/** A figure: how much, how sure, and of what. */
export function FigureForm({ draft }: { draft: FigureDraft }) {
  const t = useTranslator();
  const { record, update } = useDesk();
  const change = (part: Partial<FigureDraft>): void => update((d) => ({ ...d, ...part }) as FigureDraft);
  const offered = [...new Set([...measures, ...record.figures.map((f) => f.measure)])]
    .map((v) => [v, t.measure(v)] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, t.locale));
  return (
    <>
      <div className="desk-row">
        <Write
          label={t.say('field.value')}
          dir="ltr"
          value={draft.value}
          onChange={(value) => change(withAmount(draft, { value }))}
        />
        <Choose
          label={t.say('field.bound')}
          value={draft.bound}
          options={bounds.map((v) => [v, t.word('bound', v) || t.say('bound.exact')] as const)}
          onChange={(bound) => bound !== null && change(withAmount(draft, { bound }))}
        />
      </div>
      <div className="desk-row">
        <Write label={t.say('field.low')} dir="ltr" value={draft.low} onChange={(low) => change({ low })} />
        <Write
          label={t.say('field.high')}
          dir="ltr"
          hint={t.say('field.high.hint')}
          value={draft.high}
          onChange={(high) => change({ high })}
        />
      </div>
      <div className="desk-row">
        <Choose
          label={t.say('field.measure')}
          value={draft.measure === '' ? null : draft.measure}
          options={offered}
          onChange={(measure) => change({ measure: measure ?? '' })}
        />
        <Write label={t.say('field.unit')} value={draft.unit} onChange={(unit) => change({ unit })} />
      </div>
      {draft.of === null ? <WordsField label={t.say('field.words')} words={draft.words} aim={figureAim} /> : null}
    </>
  );
}
