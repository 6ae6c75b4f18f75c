import { parseHTML } from 'linkedom';
import { InputError } from '../errors.js';
import { limits, megabytes } from '../limits.js';

/** What is used of a page's tree: linkedom follows the DOM, whose types this project does not otherwise need. */
export interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly parentNode: Node | null;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  readonly childNodes: Iterable<Node>;
}
export interface Element extends Node {
  readonly localName: string;
  readonly id: string;
  readonly children: Iterable<Element>;
  readonly parentElement: Element | null;
  readonly previousElementSibling: Element | null;
  readonly nextElementSibling: Element | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  contains(other: Node): boolean;
  cloneNode(deep: boolean): Element;
  remove(): void;
}
export interface Document {
  readonly documentElement: Element | null;
  readonly body: Element;
  readonly title: string;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): boolean => node.nodeType === 3 || node.nodeType === 4;

/**
 * The tree of a page. linkedom builds what is written and adds nothing: a page without `<html>` or `<body>`, or with
 * something before `<html>`, gets them here. Throws InputError for a page that is too large or too deep.
 */
export function parsePage(html: string): Document {
  if (html.length > limits.pageBytes)
    throw new InputError(`too large for one page (${megabytes(html.length)}; at most ${megabytes(limits.pageBytes)}).`);
  assertFewOpen(html);
  const first = parse(html);
  const whole = first.documentElement?.localName === 'html' && first.querySelector('html > body') !== null;
  const document = whole ? first : parse(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`);
  assertShallow(document.documentElement!);
  return document;
}

const parse = (html: string): Document => (parseHTML(html) as unknown as { document: Document }).document;

const tooDeep = (): InputError =>
  new InputError(`its elements stand more than ${limits.treeDepth} deep in one another: no page is made so.`);

/** Elements open at once that the parser still does quickly: its time grows with their number times the page's size. */
const maxOpen = 20_000;
const tag = /<(\/?)([a-z][^\s/<>]*)([^<>]*)/giu;
const empty = new Set('area base basefont br col embed frame hr img input link meta param source track wbr'.split(' '));

/** Refuses, before it is parsed, a page whose elements are opened and never closed. Counts too many rather than too few. */
function assertFewOpen(html: string): void {
  const open = new Map<string, number>();
  const isOpen = (name: string): boolean => (open.get(name) ?? 0) > 0;
  let all = 0;
  for (const [, end, written, rest] of html.matchAll(tag)) {
    const name = written!.toLowerCase();
    if (end === '/') {
      // one that closes nothing is passed over by the parser too
      if (!isOpen(name)) continue;
      open.set(name, open.get(name)! - 1);
      all--;
    } else if (!empty.has(name)) {
      // only drawings and formulas have elements that close themselves
      if (rest!.endsWith('/') && (isOpen('svg') || isOpen('math')) && !isOpen('foreignobject')) continue;
      open.set(name, (open.get(name) ?? 0) + 1);
      if (++all > maxOpen) throw tooDeep();
    }
  }
}

/** Readability's time grows with depth times size, and its stack with depth. */
function assertShallow(root: Element): void {
  let depth = 0;
  for (let node: Node = root; ; ) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      if (++depth > limits.treeDepth) throw tooDeep();
      continue;
    }
    while (node !== root && node.nextSibling === null) {
      node = node.parentNode!;
      depth--;
    }
    if (node === root) return;
    node = node.nextSibling!;
  }
}

/** What an element says, white space made single. */
export const textOf = (node: Node | null): string => oneLine(node?.textContent ?? '');

/** A text as one line: white space, also no-break, made single spaces, none at the ends. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
