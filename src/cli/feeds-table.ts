import { type Feed, type Health, healthOf } from '../intake/feeds/feed.js';
import { span } from './progress.js';
import { padded, type Style, widthOf, wrap } from './terminal.js';

/** A moment as people say it: `5 min ago`, `in 2 h 10 min`, `now`. */
export function ago(instant: string, now: Date): string {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000;
  if (Math.abs(seconds) < 1) return 'now';
  const many =
    Math.abs(seconds) < 48 * 3600 ? span(Math.abs(seconds)) : `${Math.round(Math.abs(seconds) / 86_400)} days`;
  return seconds > 0 ? `in ${many}` : `${many} ago`;
}

/** The feeds as a table, each failing one with its reason below it. Addresses stand last, since they are long. */
export function feedTable(feeds: readonly Feed[], now: Date, style: Style, columns: number): string {
  const head = ['HEALTH', 'ITEMS', 'CHECKED', 'SUCCESS', 'FAILED', 'NEXT', 'FEED'];
  const rows = feeds.map((feed) => {
    const { checkedAt, succeededAt, failures, items } = feed.state;
    const next = feed.dueAt === null ? 'never' : Date.parse(feed.dueAt) <= now.getTime() ? 'due' : ago(feed.dueAt, now);
    const when = (at: string | null): string => (at === null ? '–' : ago(at, now));
    return [healthOf(feed), String(items), when(checkedAt), when(succeededAt), String(failures), next, feed.url];
  });
  const widths = head.map((h, c) => Math.max(...[h, ...rows.map((r) => r[c]!)].map(widthOf)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, c) => (c === cells.length - 1 ? cell : padded(cell, widths[c]!))).join('  ');
  const paint: Readonly<Record<Health, (text: string) => string>> = {
    new: style.dim,
    ok: style.green,
    failing: style.yellow,
    gone: style.red,
    paused: style.dim,
  };
  const out = [style.bold(line(head))];
  for (const [i, feed] of feeds.entries()) {
    const [health, ...rest] = rows[i]!;
    out.push(paint[healthOf(feed)](padded(health!, widths[0]!)) + line(['', ...rest]).slice(widths[0]));
    const more = [feed.title, feed.state.folders.join(' / '), feed.state.pages ? 'full pages' : ''].filter(Boolean);
    if (more.length > 0) out.push(`  ${style.dim(more.join(' · '))}`);
    if (feed.state.error !== null) for (const l of wrap(feed.state.error, columns - 2)) out.push(`  ${l}`);
  }
  return `${out.join('\n')}\n`;
}
