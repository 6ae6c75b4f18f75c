import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { events } from '../../src/read/events/layer.js';
import { mentions } from '../../src/read/phrases/layer.js';
import { stages } from '../../src/read/read.js';

const read = pipeline(stages(shippedLexicon()));
const documentOf = (text: string): Document => read(Document.of(text, { title: '', published: '2021-03-10' }));

/** One line an event: trigger, actors and recipients. */
const who = (text: string): string[] => {
  const document = documentOf(text);
  const all = document.get(mentions);
  const names = (list: readonly number[]): string => list.map((m) => document.slice(all[m]!)).join(' + ') || '-';
  return document.get(events).map((e) => `${document.slice(e)}: ${names(e.actors)} > ${names(e.recipients)}`);
};

/** One line an event: trigger, status and date. */
const when = (text: string): string[] => {
  const document = documentOf(text);
  return document.get(events).map((e) => `${document.slice(e)}: ${e.status} ${e.date ?? '-'}`);
};

describe('participants of events', () => {
  it.each<[string, string[]]>([
    ['اعتقلت الشرطة الفرنسية مهندسا في باريس', ['اعتقلت: الشرطة الفرنسية > مهندسا']],
    ['قتل ثلاثة جنود في المدينة', ['قتل: - > ثلاثة جنود']],
    ['أقيل المدير من منصبه', ['أقيل: - > المدير']],
    ['اتهمت بريطانيا روسيا بتسميم جاسوس سابق', ['اتهمت: بريطانيا > روسيا']],
    ['أجرى الرئيس المصري مكالمة هاتفية مع نظيره الفرنسي', ['مكالمة: الرئيس المصري > نظيره الفرنسي']],
    ['تعرض مقر البلدية لهجوم من قبل مجهولين', ['هجوم: مجهولين > مقر البلدية']],
    [
      'قرر الملك، الأحد، إعفاء رئيس الحكومة وتعيين وزير الداخلية خلفا له',
      ['إعفاء: الملك > رئيس الحكومة', 'تعيين: الملك > وزير الداخلية'],
    ],
    ['قصفت الطائرات التركية قرية حدودية', ['قصفت: الطائرات التركية > قرية حدودية']],
    ['تواصل القوات العراقية قصف مواقع التنظيم', ['قصف: القوات العراقية > التنظيم']],
    ['الهجوم الذي نفذه تنظيم داعش في كابول', ['هجوم: تنظيم داعش > -']],
    ['هاجم المتظاهرون السفارة وحطموا زجاجها', ['هاجم: المتظاهرون > السفارة', 'حطموا: المتظاهرون > السفارة']],
    [
      'دعا الأمين العام للأمم المتحدة الحكومة السورية إلى وقف إطلاق النار',
      ['دعا: الأمين العام للأمم المتحدة > الحكومة السورية', 'وقف: الحكومة السورية > الأمين العام للأمم المتحدة'],
    ],
    ['أعلنت وزارة الدفاع مقتل خمسة مسلحين', ['مقتل: - > خمسة مسلحين']],
  ])('%s', (text, expected) => {
    expect(who(text)).toEqual(expected);
  });
});

describe('status and date of events', () => {
  it.each<[string, string[]]>([
    ['اعتقلت الشرطة مهندسا في باريس أمس الثلاثاء', ['اعتقلت: happened 2021-03-09']],
    ['لم يوقع الوزير الاتفاق', ['يوقع: denied -']],
    ['سيزور وزير الخارجية الألماني بغداد الخميس المقبل', ['يزور: planned 2021-03-11']],
    ['نفت الشرطة وقوع انفجار في المطار', ['انفجار: denied -']],
    [
      'قتل ثلاثة جنود في غارة على مدينة الرقة الاثنين الماضي',
      ['قتل: happened 2021-03-08', 'غارة: happened 2021-03-08'],
    ],
    [
      'قرر الملك، الأحد، إعفاء رئيس الحكومة وتعيين وزير الداخلية',
      ['إعفاء: happened 2021-03-07', 'تعيين: happened 2021-03-07'],
    ],
    ['غادر السكان خشية من هجوم جديد', ['هجوم: hypothetical -']],
    ['لن تفرض الحكومة عقوبات على الشركة', ['عقوبات: denied -']],
    ['قالت الوزارة إن الجماعة تحتجز خمسة مهندسين', ['تحتجز: ongoing -']],
  ])('%s', (text, expected) => {
    expect(when(text)).toEqual(expected);
  });
});

describe('verbs that carry an event', () => {
  const lexicon = shippedLexicon();
  it.each(lexicon.table('event-carriers').map((r) => [r.example!, r.subject!] as const))('%s', (example, subject) => {
    const text = example.replace(/[[\]{}]/gu, '');
    const at = (open: string, close: string): { start: number; end: number } => {
      const marked = example.slice(0, example.indexOf(open)).replace(/[[\]{}]/gu, '').length;
      const inside = example.slice(example.indexOf(open) + 1, example.indexOf(close));
      return { start: marked, end: marked + inside.length };
    };
    const word = at('[', ']');
    const who = at('{', '}');
    const document = documentOf(text);
    const all = document.get(mentions);
    const event = document.get(events).find((e) => e.start < word.end && e.end > word.start)!;
    expect(event).toBeDefined();
    const list = subject === 'does' ? event.actors : event.recipients;
    expect(list.some((m) => all[m]!.start < who.end && all[m]!.end > who.start)).toBe(true);
  });
});
