import type { ReactNode } from 'react';
import type { RecordStatement } from '../../../src/record/record.js';
import { Icon } from '../components/icon.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { tones } from './marks.js';
import { useRoom } from './room-context.js';

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

/** That a person accepted or changed an item; of what the machine found alone only `always`. Nothing outside of an archive. */
export function ReviewTag({ item, always = false }: { item: string; always?: boolean }) {
  const t = useTranslator();
  const { archive } = useRoom();
  if (archive === null) return null;
  const review = archive.review(item);
  return review === 'machine' && !always ? null : (
    <span className={`tag review ${review}`}>
      {review === 'machine' ? null : <Icon name={review === 'accepted' ? 'check' : 'pen'} />}
      {t.say(`filter.reviewed.${review}`)}
    </span>
  );
}

/** The way to the page that the archive has of an entity. */
export function PageOfEntity({ entity, name }: { entity: string; name: string }) {
  const t = useTranslator();
  const { archive } = useRoom();
  const href = archive?.entityHref(entity) ?? null;
  return href === null ? null : (
    <Link className="entity-page" href={href} aria-label={t.say('room.entityPage.of', { name })}>
      {t.say('room.entityPage')}
    </Link>
  );
}
