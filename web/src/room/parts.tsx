import type { ReactNode } from 'react';
import type { RecordStatement } from '../../../src/record/record.js';
import { useTranslator } from '../preferences/preferences.js';
import { tones } from './marks.js';

/** Words of the report within the interface: Arabic, in the report's face, isolated from what surrounds them. */
export const Words = ({ children }: { children: ReactNode }) => (
  <bdi className="words" lang="ar" dir="rtl">
    {children}
  </bdi>
);

/** What a statement does, in its colour and in a word. */
export function StanceTag({ stance }: { stance: RecordStatement['stance'] }) {
  const t = useTranslator();
  return (
    <span className="stance" data-tone={tones[stance]}>
      {t.word('stance', stance)}
    </span>
  );
}

export const Tag = ({ children, title }: { children: ReactNode; title?: string }) => (
  <span className="tag" title={title}>
    {children}
  </span>
);

/** isnad's own account of a finding: English, from the rules themselves. */
export const Because = ({ children }: { children: ReactNode }) => (
  <bdi className="because" lang="en" dir="ltr">
    {children}
  </bdi>
);
