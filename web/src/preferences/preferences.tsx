import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import {
  type Digits,
  digitStyles,
  type Language,
  languages,
  type Translator,
  translatorFor,
} from '../i18n/translator.js';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly digits: Digits;
}

const storageKey = 'isnad.preferences';

/** What the browser kept; nothing when it keeps nothing or something else. */
function kept(): Partial<Record<keyof Preferences, unknown>> {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const among = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((v) => v === value);

/** From the address (`?lang=en`), else as chosen before, else the first language of the browser that isnad speaks. */
function initial(): Preferences {
  const stored = kept();
  const asked = new URL(window.location.href).searchParams.get('lang');
  const spoken = navigator.languages.map((tag) => among(languages, tag.slice(0, 2))).find((l) => l !== undefined);
  return {
    language: among(languages, asked) ?? among(languages, stored.language) ?? spoken ?? 'ar',
    theme: among(themes, stored.theme) ?? 'auto',
    digits: among(digitStyles, stored.digits) ?? 'latn',
  };
}

interface Held {
  readonly preferences: Preferences;
  readonly translator: Translator;
  readonly change: (change: Partial<Preferences>) => void;
}

const Held = createContext<Held | null>(null);

function useHeld(): Held {
  const held = useContext(Held);
  if (!held) throw new Error('Preferences are used outside of their provider.');
  return held;
}

export const usePreferences = (): Pick<Held, 'preferences' | 'change'> => useHeld();
export const useTranslator = (): Translator => useHeld().translator;

/** Holds language, appearance and digits, keeps them in the browser, and tells the document of them. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(initial);
  const { language, theme, digits } = preferences;
  const translator = useMemo(() => translatorFor(language, digits), [language, digits]);

  useEffect(() => {
    const root = document.documentElement;
    root.lang = translator.language;
    root.dir = translator.direction;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    try {
      window.localStorage.setItem(storageKey, JSON.stringify({ language, theme, digits }));
    } catch {
      // a browser that keeps nothing: the choice holds until the page is left
    }
  }, [translator, language, theme, digits]);

  const held = useMemo<Held>(
    () => ({ preferences, translator, change: (change) => setPreferences((now) => ({ ...now, ...change })) }),
    [preferences, translator],
  );
  return (
    <Held.Provider value={held}>
      <I18nProvider locale={translator.locale}>{children}</I18nProvider>
    </Held.Provider>
  );
}
