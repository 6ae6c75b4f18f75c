import { compared } from '../compared.js';
import { type Element, isElement, isText, type Node, oneLine } from './dom.js';
import { isOnlyDate } from './written-date.js';

/** Elements that begin and end a line. */
const blocks = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul ' +
    'amp-iframe'
  ).split(' '),
);
/** Elements whose content is not of the report. */
const silent = new Set(
  (
    'script style template noscript iframe object embed svg math canvas audio video picture map select option button ' +
    'input textarea label nav aside footer figcaption head title amp-ad amp-social-share amp-sidebar amp-analytics'
  ).split(' '),
);

/** A line of a page, with what its markup tells of it. */
export interface PageLine {
  readonly text: string;
  /** Characters of it that are links. */
  readonly linked: number;
  readonly heading: boolean;
  /** Whether it stands in a list. */
  readonly listed: boolean;
}

/** The lines of an element as a browser would show them: a block or `<br>` ends one, other white space is one space. */
export function linesOf(root: Element): PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let linked = 0;
  let heading = false;
  let listed = false;
  const end = (): void => {
    // only the white space of HTML is collapsed: a no-break space is a character of the text
    const line = text.replace(/[ \t\n\r\f]+/gu, ' ').trim();
    if (line !== '') lines.push({ text: line, linked: Math.min(linked, line.length), heading, listed });
    text = '';
    linked = 0;
    heading = listed = false;
  };
  const visit = (
    node: Node,
    inside: { readonly link: boolean; readonly list: boolean; readonly head: boolean },
  ): void => {
    if (isText(node)) {
      const said = node.textContent ?? '';
      text += said;
      if (said.trim() === '') return;
      if (inside.link) linked += oneLine(said).length;
      listed ||= inside.list;
      heading ||= inside.head;
      return;
    }
    if (!isElement(node)) return;
    const name = node.localName.toLowerCase();
    if (name === 'br') {
      end();
      return;
    }
    if (silent.has(name) || isHidden(node)) return;
    const block = blocks.has(name);
    if (block) end();
    else if (name === 'td' || name === 'th') text += ' ';
    const within = {
      link: inside.link || name === 'a',
      list: inside.list || name === 'li',
      head: inside.head || /^h[1-6]$/u.test(name),
    };
    for (const child of node.childNodes) visit(child, within);
    if (block) end();
  };
  visit(root, { link: false, list: false, head: false });
  end();
  return lines;
}

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(element.getAttribute('style') ?? '');

const isolates = '[\\p{M}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]*';
const invite = new RegExp(
  `^[\\s•*«"|>»\\-–:]*${isolates}(?:` +
    '(?:[إاأ]?قر[أاؤ]?و?ا?|شاهدو?ا?|طالعو?ا?|تابعو?ا?|[إا]ستمعو?ا?|[أا]نظر)\\s+(?:[أا]يض[اًا]{1,2}|المزيد|كذلك|[أا]كثر|على|عبر)' +
    '|(?:مواضيع|مقالات|[أا]خبار|موضوعات|تقارير|روابط)\\s+(?:ذات صلة|ذات علاقة|متعلقة|مرتبطة|مشابهة|[أا]خرى)' +
    '|(?:المزيد|للمزيد)\\s+(?:من|حول|عن)\\s|قد يهمك|قد يعجبك|ربما يعجبك|الأكثر (?:قراءة|مشاهدة|تفاعلا)|ذات صلة\\s*:?$|في هذا الموضوع' +
    '|تابعونا|تابعنا على|اشترك(?:وا)? (?:في|الآن)|حمّ?ل(?:وا)? تطبيق|انضم(?:وا)? إلى قناة|لمتابعة (?:آخر|أهم)' +
    ')',
  'u',
);
/** What stands on buttons and beside them. */
const control = new RegExp(
  `^[\\s•|]*${isolates}(?:شارك|شاركه[ا]?|شارك (?:الخبر|المقال|هذا)[^.]{0,30}|مشاركة|انشر|نشر|[إا]رسال|[إا]رسل (?:لصديق|بالبريد)|` +
    'طباعة|اطبع|نسخ الرابط|تم نسخ الرابط|حفظ|حجم الخط|تكبير|تصغير|[أا]ضف تعليق[اًا]*|التعليقات|تعليق(?:ات)?(?:\\s*\\(?\\d+\\)?)?|' +
    '[إا]علان|إعلانات|[أا]على الصفحة|الرئيسية|عودة|العودة إلى الأعلى|فيسبوك|تويتر|واتساب|تلي?جرام|تيليغرام|لينكد ?إن|بريد [إا]لكتروني|' +
    'facebook|twitter|whatsapp|telegram|linkedin|x|pinterest|email|print|share|copy link|advertisement)[\\s:|•]*$',
  'iu',
);
/** What sites put under every report. */
const legal =
  /(?:الآراء|التعليقات|المشاركات|المقالات|المواد)\s.*لا\s(?:ت|ي)عب[ّ]?ر.*(?:رأي|آراء|وجهة نظر)|(?:سياسة الخصوصية|إرشادات الاستخدام|شروط الاستخدام|(?:جميع|كل|كافة) الحقوق محفوظة|حقوق (?:النشر|الطبع) محفوظة)/u;

const isLinks = (line: PageLine): boolean => line.linked >= 0.7 * line.text.length;

/**
 * Leaves out of an article's lines what is not its text: the headline and its author once more, a date of publication
 * by itself, buttons, invitations to read on, and the links that follow those.
 */
export function reportLines(
  lines: readonly PageLine[],
  known: { readonly title: string | null; readonly author: string | null },
): string[] {
  const title = known.title === null ? '' : compared(known.title);
  const author = known.author === null ? '' : compared(known.author);
  const kept: PageLine[] = [];
  let inviting = false;
  for (const [i, line] of lines.entries()) {
    const same = compared(line.text);
    if (same === '' && !/\p{N}/u.test(line.text)) continue;
    const top = kept.length < 4;
    if (
      top &&
      (same === title || (author !== '' && (same === author || same === `بقلم${author}` || same === `كتب${author}`)))
    )
      continue;
    if (line.text.length < 90 && ((top && isOnlyDate(line.text)) || control.test(line.text))) continue;
    if (
      invite.test(line.text) &&
      line.text.length < 200 &&
      (isLinks(line) || line.heading || line.listed || line.text.length < 40 || followedByLinks(lines, i))
    ) {
      inviting = true;
      continue;
    }
    if (inviting && (isLinks(line) || line.listed)) continue;
    inviting = false;
    kept.push(line);
  }
  // links that are left at the end, or tags in a list, lead elsewhere
  while (kept.length > 0 && (isLinks(kept.at(-1)!) || legal.test(kept.at(-1)!.text))) kept.pop();
  return kept.map((line) => line.text);
}

const followedByLinks = (lines: readonly PageLine[], at: number): boolean => {
  const next = lines[at + 1];
  return next !== undefined && isLinks(next);
};

/** The share of the lines' characters that are links. */
export function linkedShare(lines: readonly PageLine[]): number {
  const all = lines.reduce((sum, l) => sum + l.text.length, 0);
  return all === 0 ? 0 : lines.reduce((sum, l) => sum + l.linked, 0) / all;
}
