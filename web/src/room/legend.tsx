import { useTranslator } from '../preferences/preferences.js';
import type { Tone } from './marks.js';

const shown: readonly Tone[] = ['neutral', 'careful', 'hard', 'warm', 'asking'];

/** What colours and lines mean. */
export function Legend() {
  const t = useTranslator();
  return (
    <details className="legend">
      <summary>{t.say('legend.title')}</summary>
      <ul>
        {shown.map((tone) => (
          <li key={tone}>
            <span className="swatch" data-tone={tone} />
            {t.say(`stance.${tone}`)}
          </li>
        ))}
        <li>
          <span className="swatch" data-tone="neutral" data-mode="direct" />
          {t.say('legend.direct')}
        </li>
        <li>
          <span className="swatch" data-tone="neutral" data-mode="indirect" />
          {t.say('legend.indirect')}
        </li>
        <li>
          <span className="swatch" data-tone="neutral" data-depth="2" />
          {t.say('legend.depth')}
        </li>
      </ul>
    </details>
  );
}
