import type { Item } from '../../../src/archive/put.js';
import { readingOf } from '../../../src/archive/reading.js';
import { packageLexicon } from '../../../src/cli/lexicon.js';
import type { Capture } from '../../../src/record/capture.js';
import { wordAnalyzerWith, wordRecorderWith } from '../../../src/record/recorder.js';

const lexicon = packageLexicon();
const read = wordRecorderWith(lexicon);
export const analyze = wordAnalyzerWith(lexicon);

export const by = { reader: 'isnad test', now: '2024-04-01T08:00:01.000Z' };

export function item(text: string, more: Partial<Capture> = {}): Item {
  const capture: Capture = {
    ...{ text, title: null, published: null, publisher: null, author: null, url: null, guid: null, from: 'test' },
    ...{ capturedAt: '2024-04-01T08:00:00.000Z', source: null, notes: [], ...more },
  };
  const { title, publisher } = capture;
  const published = capture.published?.slice(0, 10) ?? null;
  return { capture, reading: readingOf(read(text, { title, published, publisher })) };
}

const port = 'جريدة الميناء';
const coast = 'صوت الساحل';

/** A small town's news, over two months: three outlets' words on one blast, with counts that are disputed and revised. */
export const news: readonly Item[] = [
  item(
    'انفجار في حلب\nوقع انفجار في مدينة حلب يوم الاثنين.\nوقال وزير الصحة سامر العلي إن 12 شخصاً قتلوا في الانفجار في حلب.',
    { title: 'انفجار في حلب', published: '2024-03-04', publisher: port, guid: 'blast-1' },
  ),
  item('وزارة الصحة ترفع الحصيلة\nقال وزير الصحة سامر العلي إن 19 شخصاً قتلوا في الانفجار في حلب يوم الاثنين.', {
    title: 'وزارة الصحة ترفع الحصيلة',
    published: '2024-03-06',
    publisher: port,
    guid: 'blast-2',
  }),
  item(
    'نقابة الأطباء: القتلى أكثر\nنقلت وكالة رويترز عن رئيس نقابة الأطباء كريم منصور قوله إن 31 شخصاً قتلوا في الانفجار في حلب.',
    { title: 'نقابة الأطباء: القتلى أكثر', published: '2024-03-05', publisher: coast, guid: 'blast-3' },
  ),
  item(
    'الأطباء يعلنون حصيلتهم\nنقلت وكالة رويترز عن رئيس نقابة الأطباء كريم منصور قوله إن 31 شخصاً قتلوا في الانفجار في حلب.',
    { title: 'الأطباء يعلنون حصيلتهم', published: '2024-03-05', publisher: port, guid: 'blast-4' },
  ),
  item(
    'الوزير ينفي\nنفى وزير الصحة سامر العلي أن يكون عدد القتلى أكبر.\nوأضاف العلي: "لم نسجل حالات جديدة".\nواتهمت نقابة الأطباء الوزارة بإخفاء الأرقام.',
    { title: 'الوزير ينفي', published: '2024-03-07T10:00:00+02:00', publisher: coast, guid: 'blast-5' },
  ),
  item(
    'احتجاج في دمشق\nتظاهر مئات الطلاب في دمشق في 20 شباط/فبراير 2024 احتجاجاً على الرسوم.\nوقالت رئيسة الجامعة هدى سليم لوكالة رويترز إن الرسوم لن تتغير.',
    { title: 'احتجاج في دمشق', published: '2024-02-21', publisher: coast, guid: 'protest' },
  ),
];

const toll = (guid: string, published: string, publisher: string, sentence: string): Item =>
  item(`حصيلة الانفجار\n${sentence}`, { title: 'حصيلة الانفجار', published, publisher, guid });

/** One blast of Monday the fourth: a minister who revises his count, doctors who dispute it, an outlet's own word, a denial. */
export const tolls: readonly Item[] = [
  toll('toll-1', '2024-03-05', port, 'قال وزير الصحة سامر العلي إن 12 شخصاً قتلوا في حلب في 4 مارس 2024.'),
  toll('toll-2', '2024-03-06', port, 'قال وزير الصحة سامر العلي إن 19 شخصاً قتلوا في حلب في 4 مارس 2024.'),
  toll(
    'toll-3',
    '2024-03-06',
    coast,
    'نقلت وكالة رويترز عن رئيس النقابة كريم منصور قوله إن 31 شخصاً قتلوا في حلب في 4 مارس 2024.',
  ),
  toll('toll-4', '2024-03-06T12:00:00Z', port, 'قال رئيس النقابة كريم منصور إن 31 شخصاً قتلوا في حلب في 4 مارس 2024.'),
  toll('toll-5', '2024-03-07', coast, 'قتل أكثر من 15 شخصاً في حلب في 4 مارس 2024.'),
  toll('toll-6', '2024-03-08', coast, 'نفى وزير الصحة سامر العلي أن يكون 40 شخصاً قتلوا في حلب في 4 مارس 2024.'),
];
