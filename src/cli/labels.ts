import { type Words, words } from '../record/words.js';

/** The words of the rendering for people, in one language. Keys of the record's own values stand beside them. */
export interface Labels {
  readonly report: Readonly<
    Record<
      | 'title'
      | 'published'
      | 'publisher'
      | 'byline'
      | 'link'
      | 'nothing'
      | 'statements'
      | 'events'
      | 'figures'
      | 'times'
      | 'notes',
      string
    >
  >;
  readonly statement: Readonly<
    Record<'who' | 'through' | 'to' | 'cue' | 'says' | 'when' | 'inside' | 'understood' | 'unknown', string>
  >;
  readonly event: Readonly<Record<'word' | 'by' | 'on' | 'at' | 'figures' | 'source', string>>;
  /** Words for the record's values; a value that is not here is shown as it is. */
  readonly values: Partial<Words>;
}

const english: Labels = {
  report: {
    title: 'title',
    published: 'published',
    publisher: 'publisher',
    byline: 'byline',
    link: 'url',
    nothing: 'none found',
    statements: 'STATEMENTS',
    events: 'EVENTS',
    figures: 'FIGURES',
    times: 'TIMES',
    notes: 'NOTES',
  },
  statement: {
    who: 'who',
    through: 'through',
    to: 'to',
    cue: 'cue',
    says: 'says',
    when: 'when',
    inside: 'inside',
    understood: 'not named there: understood from what comes before',
    unknown: 'unknown',
  },
  event: { word: 'word', by: 'by', on: 'on', at: 'at', figures: 'figures', source: 'said in' },
  // the other values are English as they are, and as people type them
  values: { bound: words.en.bound },
};

const arabic: Labels = {
  report: {
    title: 'العنوان',
    published: 'النشر',
    publisher: 'الناشر',
    byline: 'التوقيع',
    link: 'الرابط',
    nothing: 'لا شيء',
    statements: 'الأقوال',
    events: 'الأحداث',
    figures: 'الأرقام',
    times: 'الأزمنة',
    notes: 'ملاحظات',
  },
  statement: {
    who: 'القائل',
    through: 'عبر',
    to: 'إلى',
    cue: 'اللفظ',
    says: 'القول',
    when: 'متى',
    inside: 'ضمن',
    understood: 'لم يسمَّ هناك، بل فُهم مما سبق',
    unknown: 'غير معروف',
  },
  event: { word: 'اللفظ', by: 'الفاعل', on: 'المفعول', at: 'المكان', figures: 'الأرقام', source: 'ورد في' },
  values: words.ar,
};

export const languages = { en: english, ar: arabic } as const;
export type Language = keyof typeof languages;
