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
  /** Words for the values of the record's closed lists; a value that is not here is shown as it is. */
  readonly values: Readonly<Record<string, string>>;
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
  values: {
    atLeast: 'at least',
    atMost: 'at most',
    exact: '',
  },
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
  values: {
    assert: 'إخبار',
    believe: 'رأي',
    claim: 'زعم',
    deny: 'نفي',
    accuse: 'اتهام',
    condemn: 'إدانة',
    endorse: 'تأييد',
    demand: 'مطالبة',
    commit: 'تعهد',
    threaten: 'تهديد',
    direct: 'كلام مباشر',
    indirect: 'كلام منقول',
    mixed: 'منقول وبعضه مباشر',
    statement: 'بيان',
    telephone: 'هاتف',
    tweet: 'تغريدة',
    interview: 'مقابلة',
    'press conference': 'مؤتمر صحفي',
    AGREE: 'اتفاق',
    CONSULT: 'تشاور',
    SUPPORT: 'دعم',
    COOPERATE: 'تعاون',
    AID: 'إغاثة',
    CONCEDE: 'تنازل',
    RETREAT: 'انسحاب',
    REQUEST: 'طلب',
    ACCUSE: 'اتهام',
    REJECT: 'رفض',
    THREATEN: 'تهديد',
    PROTEST: 'احتجاج',
    SANCTION: 'عقوبات',
    MOBILIZE: 'تعبئة',
    COERCE: 'إكراه',
    ASSAULT: 'عنف',
    PERSONNEL: 'تعيين وانتخاب',
    DISASTER: 'كارثة',
    happened: 'وقع',
    ongoing: 'جارٍ',
    planned: 'مقرر',
    requested: 'مطلوب',
    denied: 'منفي',
    hypothetical: 'مفترض',
    exact: '',
    atLeast: 'على الأقل',
    atMost: 'على الأكثر',
    about: 'نحو',
    killed: 'قتلى',
    injured: 'جرحى',
    missing: 'مفقودون',
    arrested: 'معتقلون',
    displaced: 'نازحون',
    troops: 'جنود',
    aircraft: 'طائرات',
    percent: 'في المئة',
    people: 'أشخاص',
    other: 'غير ذلك',
  },
};

export const languages = { en: english, ar: arabic } as const;
export type Language = keyof typeof languages;
