import { currencyOf, type WordKind, wordFor } from '../../../src/record/words.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { type Forms, filled, formFor, type Params } from './messages.js';

export const languages = ['ar', 'en'] as const;
export type Language = (typeof languages)[number];
export const digitStyles = ['latn', 'arab'] as const;
export type Digits = (typeof digitStyles)[number];

type Key = keyof typeof en;
export type CountedKey = { [K in Key]: (typeof en)[K] extends string ? never : K }[Key];
export type TextKey = Exclude<Key, CountedKey>;

export const catalogues = { ar, en } as const;

/** Everything that is said, counted or dated in one language. */
export interface Translator {
  readonly language: Language;
  /** BCP 47, with the digits: for React Aria and Intl. */
  readonly locale: string;
  readonly direction: 'rtl' | 'ltr';
  say(key: TextKey, params?: Params): string;
  /** The form of a counted message for `n`. */
  count(key: CountedKey, n: number): string;
  number(n: number, options?: Intl.NumberFormatOptions): string;
  /** An ISO day, or as much of one as there is, in words; anything else as it is. */
  day(iso: string): string;
  /** An ISO instant as day and time of where one is; a day alone as a day. */
  moment(iso: string): string;
  /** So many bytes, in the unit that suits. */
  bytes(n: number): string;
  /** The same as short as it can be said, for an axis. */
  shortDay(iso: string): string;
  /** The name of a country, by ISO 3166-1 alpha-2. */
  country(code: string): string;
  /** The word for a value of the record. */
  word(kind: WordKind, value: string): string;
  /** What a figure counts or measures. */
  measure(measure: string): string;
}

const isKey = (key: string): key is Key => Object.hasOwn(en, key);

/** The text of a key made from a value of the record, or null when the catalogues have none. */
export const textKey = (key: string): TextKey | null =>
  isKey(key) && typeof en[key] === 'string' ? (key as TextKey) : null;

export function translatorFor(language: Language, digits: Digits): Translator {
  const catalogue = catalogues[language];
  const locale = language === 'ar' ? `ar-u-ca-gregory-nu-${digits}` : 'en-GB-u-nu-latn';
  const plurals = new Intl.PluralRules(locale);
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const currencies = new Intl.DisplayNames(locale, { type: 'currency' });
  const number = (n: number, options?: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 6, ...options }).format(n);
  const date = (iso: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
  return {
    language,
    locale,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    say: (key, params = {}) => filled(catalogue[key], params),
    count: (key, n) => {
      const forms: Forms = catalogue[key];
      return formFor(forms, plurals.select(n)).replace('{n}', number(n));
    },
    number,
    day(iso) {
      if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return date(iso, { dateStyle: 'long' });
      if (/^\d{4}-\d{2}$/.test(iso)) return date(`${iso}-01`, { year: 'numeric', month: 'long' });
      if (/^\d{4}$/.test(iso)) return date(`${iso}-01-01`, { year: 'numeric' });
      return iso;
    },
    moment(iso) {
      const time = iso.length > 10 ? Date.parse(iso) : Number.NaN;
      if (Number.isNaN(time)) return this.day(iso.slice(0, 10));
      return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(time);
    },
    bytes(n) {
      const [unit, size] = n < 1000 ? ['byte', 1] : n < 1_000_000 ? ['kilobyte', 1000] : ['megabyte', 1_000_000];
      return number(n / (size as number), { style: 'unit', unit: unit as string, maximumFractionDigits: 1 });
    },
    shortDay(iso) {
      if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return date(iso, { day: 'numeric', month: 'short' });
      if (/^\d{4}-\d{2}$/.test(iso)) return date(`${iso}-01`, { year: 'numeric', month: 'short' });
      return iso;
    },
    country(code) {
      try {
        return countries.of(code.toUpperCase()) ?? code;
      } catch {
        return code;
      }
    },
    word: (kind, value) => wordFor(language, kind, value),
    measure(measure) {
      const currency = currencyOf(measure);
      if (currency === null) return wordFor(language, 'measure', measure);
      try {
        return currencies.of(currency) ?? currency;
      } catch {
        return currency;
      }
    },
  };
}
