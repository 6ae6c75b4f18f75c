import type { IsnadRecord } from '../../../src/record/record.js';

/** Gives the browser a file made in the page. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has taken hold of it by then
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file's name from the report's headline: its first words, without what file systems refuse. */
export function fileNameOf(record: IsnadRecord, ending: string): string {
  const { title, published, id } = record.report;
  const words = (title ?? '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 6)
    .join('-');
  return `isnad-${[published, words || id.slice(0, 12)].filter(Boolean).join('-')}.${ending}`;
}
