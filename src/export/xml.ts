const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an attribute or element of XML 1.0. Characters that XML cannot hold become U+FFFD. */
export const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"]/gu, (c) => entities[c]!)
    // a parser would make blanks of them in an attribute
    .replace(/[\t\n\r]/gu, (c) => `&#${c.charCodeAt(0)};`);
