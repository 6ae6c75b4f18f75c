/** The forms a counted message has in Arabic: all six of CLDR's categories. */
export interface ArabicForms {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

export interface EnglishForms {
  readonly one: string;
  readonly other: string;
}

export type Forms = EnglishForms | ArabicForms;
export type Catalogue = Readonly<Record<string, string | Forms>>;
/** What an Arabic catalogue has to hold, for an English one: every text, and all forms of every counted message. */
export type ArabicOf<English extends Catalogue> = {
  readonly [K in keyof English]: English[K] extends string ? string : ArabicForms;
};
export type Params = Readonly<Record<string, string>>;

/** First strong isolate and its end: text put into a sentence keeps its own direction and disturbs none. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Puts values into `{name}` places; each is isolated, as it may be of the other direction. */
export const filled = (message: string, params: Params): string =>
  message.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    return value === undefined ? place : isolated(value);
  });

/** The form of a counted message for a number. */
export function formFor(forms: Forms, category: Intl.LDMLPluralRule): string {
  const form: string | undefined = (forms as Partial<Record<Intl.LDMLPluralRule, string>>)[category];
  return form ?? forms.other;
}
