import sanitize from 'sanitize-html';

/** Elements that are kept: what arranges text, and nothing that loads, runs, submits or embeds. */
const kept = [
  ...[
    'article',
    'section',
    'header',
    'footer',
    'main',
    'nav',
    'aside',
    'address',
    'hgroup',
    'div',
    'p',
    'pre',
    'hr',
    'br',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'figure', 'figcaption', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['span', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small', 'mark', 'q', 'cite', 'abbr', 'dfn', 'time'],
  ...['bdi', 'bdo', 'sub', 'sup', 'code', 'kbd', 'samp', 'var', 'wbr', 'ruby', 'rb', 'rt', 'rp'],
] as const;

/** Elements that go with all that is in them: it is no text of the page, or a parser would take it for something else. */
const dropped = [
  ...[
    'script',
    'style',
    'template',
    'noscript',
    'title',
    'textarea',
    'select',
    'option',
    'datalist',
    'xmp',
    'plaintext',
  ],
  ...[
    'iframe',
    'frameset',
    'noframes',
    'noembed',
    'object',
    'embed',
    'applet',
    'svg',
    'math',
    'canvas',
    'audio',
    'video',
  ],
];

/** Elements within elements beyond which only text is kept; browsers go no deeper than about 500 either. */
const deepest = 200;

/** Elements left open at once beyond which nothing is looked at: a parser's work at each tag grows with them. */
const mostOpen = 5000;

const childless =
  /^(?:area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr)$/iu;

/** How much of a page can be read in a time that grows with its length alone. */
export function readable(html: string): string {
  let open = 0;
  for (const { 1: closing, 2: name, index } of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    if (closing === '/') open = Math.max(0, open - 1);
    else if (!childless.test(name!)) open++;
    if (open > mostOpen) return html.slice(0, index);
  }
  return html;
}

const directions = ['rtl', 'ltr', 'auto'];
type Attributes = Readonly<Record<string, string>>;

/** Which way an element's text runs: by its `dir`, else by its style. */
function directionOf({ dir, style }: Attributes): string | null {
  const named =
    dir?.trim().toLowerCase() ?? /(?:^|;)\s*direction\s*:\s*(rtl|ltr)\b/iu.exec(style ?? '')?.[1]?.toLowerCase();
  return named !== undefined && directions.includes(named) ? named : null;
}

const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu;
const count = /^\d{1,3}$/u;

/** The attributes that are kept, written anew: an element looks as it reads, and points to nothing. */
function attributesOf(name: string, given: Attributes): Record<string, string> {
  const direction = directionOf(given);
  const { lang, colspan, rowspan, start, datetime } = given;
  return {
    ...(direction === null ? {} : { dir: direction }),
    ...(lang !== undefined && language.test(lang) ? { lang } : {}),
    ...((name === 'td' || name === 'th') && count.test(colspan ?? '') ? { colspan: colspan! } : {}),
    ...((name === 'td' || name === 'th') && count.test(rowspan ?? '') ? { rowspan: rowspan! } : {}),
    ...(name === 'ol' && count.test(start ?? '') ? { start: start! } : {}),
    ...(name === 'time' && /^[\d:+.TZ -]{1,40}$/u.test(datetime ?? '') ? { datetime: datetime! } : {}),
  };
}

/** The address a link leads to; null for what is none of the web's. */
function webAddress(href: string | undefined, base: string | null): string | null {
  try {
    const url = new URL((href ?? '').trim(), base ?? undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * What a page says, as HTML that loads nothing, runs nothing and leads nowhere: scripts, styles, forms, frames, embedded
 * things, handlers and addresses are gone; an image is replaced by the words that stand for it, a link by its text, with
 * its address to be seen when pointed at. `base`: what links are relative to.
 */
export function clean(html: string, base: string | null): string {
  return sanitize(html, {
    allowedTags: [...kept],
    nonTextTags: dropped,
    allowedAttributes: {
      '*': ['dir', 'lang'],
      ...{ td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], ol: ['start'], time: ['datetime'] },
      span: ['class', 'title'],
    },
    allowedSchemes: [],
    nestingLimit: deepest,
    transformTags: {
      // what the whole page says of its language holds for what is kept of it
      html: (_, given) => ({ tagName: 'div', attribs: attributesOf('div', given) }),
      body: (_, given) => ({ tagName: 'div', attribs: attributesOf('div', given) }),
      img: (_, { alt = '' }) => ({
        tagName: 'span',
        attribs: alt.trim() === '' ? {} : { class: 'image' },
        text: alt.trim(),
      }),
      a(_, given) {
        const address = webAddress(given['href'], base);
        const link: Record<string, string> = address === null ? {} : { class: 'link', title: address };
        return { tagName: 'span', attribs: { ...attributesOf('span', given), ...link } };
      },
      ...Object.fromEntries(
        kept.map((name) => [
          name,
          (_: string, given: Attributes) => ({ tagName: name, attribs: attributesOf(name, given) }),
        ]),
      ),
    },
  });
}
