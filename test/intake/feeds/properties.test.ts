import fc from 'fast-check';
import { expect, it } from 'vitest';
import { feedDate } from '../../../src/intake/feeds/dates.js';
import { NoFeed, type ParsedFeed } from '../../../src/intake/feeds/item.js';
import { parseFeed } from '../../../src/intake/feeds/parse.js';
import { SliceError, sliceJsonItems, sliceXml } from '../../../src/intake/feeds/slices.js';

const pieces = [
  '<rss version="2.0">',
  '</rss>',
  '<channel>',
  '</channel>',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '</feed>',
  '<entry>',
  '</entry>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE rss [',
  '<!ENTITY a "b">',
  ']>',
  '&a;',
  '&amp;',
  '<guid>1</guid>',
  '<link>http://a.example/</link>',
  '<br/>',
  '<pubDate>Sun, 18 Feb 2024 21:35:43 +0400</pubDate>',
  'قال',
  '"',
  "'",
  '<',
  '>',
  '/',
  '\0',
  '\uFEFF',
  '{',
  '}',
  '"items":[',
  '"version":"https://jsonfeed.org/version/1"',
  ',',
  ']',
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((p) => p.join(''));
const tail = (text: string): string => `<rss version="2.0"><channel><title>أ</title>${text}`;

const parsed = (bytes: Uint8Array): ParsedFeed | null => {
  try {
    return parseFeed(bytes, 'https://a.example/feed', null);
  } catch (error) {
    expect(error).toBeInstanceOf(NoFeed);
    return null;
  }
};

it('any bytes are a feed or none, and items are pieces of them', () => {
  fc.assert(
    fc.property(fc.oneof(soup, soup.map(tail)), (text) => {
      const bytes = new TextEncoder().encode(text);
      for (const entry of parsed(bytes)?.items ?? [])
        if (entry.kind === 'item')
          expect(Buffer.from(bytes).indexOf(Buffer.from(entry.item.bytes))).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parsed(bytes)),
    { numRuns: 100 },
  );
});

it('sound items come out all, whatever stands between them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.boolean()), { maxLength: 12 }),
      (items) => {
        const made = items.map(([text, broken], i) => {
          const safe = text.replace(/[<>&\]\p{C}\s]/gu, '-');
          return broken
            ? `<item><title>${safe}<guid>x</item>`
            : `<item><title>ع ${safe}</title><guid>g${i}</guid></item>`;
        });
        const feed = parsed(new TextEncoder().encode(`${tail(made.join('\n'))}</channel></rss>`));
        const ids = feed?.items.flatMap((e) => (e.kind === 'item' ? [e.item.id] : []));
        expect(ids).toEqual(items.flatMap(([, broken], i) => (broken ? [] : [`g${i}`])));
        expect(feed?.items).toHaveLength(items.length);
      },
    ),
    { numRuns: 60 },
  );
});

it('the items of a JSON Feed are cut where JSON.parse sees them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 }),
      fc.jsonValue(),
      (items, other) => {
        const text = JSON.stringify({ first: other, items, items_: other }, null, 1);
        const letters = Buffer.from(text).toString('latin1');
        const cut = sliceJsonItems(letters).map((s) =>
          JSON.parse(Buffer.from(letters.slice(s.start, s.end), 'latin1').toString()),
        );
        expect(cut).toEqual(JSON.parse(text).items);
      },
    ),
  );
});

it('slices do not overlap', () => {
  fc.assert(
    fc.property(soup, (text) => {
      try {
        let end = 0;
        for (const slice of sliceXml(text).items) {
          expect(slice.start).toBeGreaterThanOrEqual(end);
          expect(slice.end).toBeGreaterThanOrEqual(slice.start);
          end = slice.end;
        }
      } catch (error) {
        expect(error).toBeInstanceOf(SliceError);
      }
    }),
  );
});

it('a date is ISO 8601 or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((d) => d.toUTCString()),
      ),
      (text) => {
        const date = feedDate(text);
        if (date !== null) expect(Number.isNaN(Date.parse(date))).toBe(false);
      },
    ),
  );
});
