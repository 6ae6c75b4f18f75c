import { useEffect } from 'react';
import { useTranslator } from '../../preferences/preferences.js';

/** The title of the window: of the page, and whose it is. */
export function useTitle(title: string | null | undefined): void {
  const t = useTranslator();
  useEffect(() => {
    document.title = [title, t.say('app.name')].filter(Boolean).join(' · ');
  }, [title, t]);
}
