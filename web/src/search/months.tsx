import { type CSSProperties, useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslator } from '../preferences/preferences.js';
import { barsOf } from './bars.js';

interface Props {
  /** By month, `2024-03`, in order. */
  readonly counts: readonly { readonly value: string; readonly count: number }[];
  /** The filter of the day of publication, as it stands. */
  readonly chosen: string | null;
  readonly onChange: (published: string | null) => void;
  /** So many bars there have to be for any to be shown. */
  readonly least?: number;
}

/** How what was found is spread over time: a bar a month, or a year where there are many; each narrows the search. */
export function Months({ counts, chosen, onChange, least = 2 }: Props) {
  const t = useTranslator();
  const id = useId();
  const bars = barsOf(counts);
  if (bars.length < least) return null;
  const most = Math.max(...bars.map((bar) => bar.count));
  const yearly = bars[0]!.value.length === 4;
  return (
    <section className="facet-group" aria-labelledby={id}>
      <h2 id={id}>{t.say(yearly ? 'facets.years' : 'facets.months')}</h2>
      <ul className="months">
        {bars.map(({ value, count }) => (
          <li key={value} style={{ '--share': count / most } as CSSProperties}>
            <ToggleButton
              className="month"
              isDisabled={count === 0}
              isSelected={chosen === value}
              onChange={(on) => onChange(on ? value : null)}
              aria-label={`${t.day(value)}: ${t.number(count)}`}
            />
          </li>
        ))}
      </ul>
      <p className="months-ends" aria-hidden="true">
        <span>{t.day(bars[0]!.value)}</span>
        <span>{t.day(bars.at(-1)!.value)}</span>
      </p>
    </section>
  );
}
