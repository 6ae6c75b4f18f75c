import type { TextKey } from '../i18n/translator.js';

/** A feed as the API gives it. */
export interface FeedShown {
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
  readonly pages: boolean;
  readonly health: 'new' | 'ok' | 'failing' | 'gone' | 'paused';
  readonly items: number;
  readonly checkedAt: string | null;
  readonly succeededAt: string | null;
  readonly failures: number;
  readonly error: string | null;
  readonly problem: string | null;
  readonly dueAt: string | null;
}

const texts: Readonly<Record<string, TextKey>> = {
  'bad-url': 'feeds.problem.address',
  'refused-address': 'feeds.problem.private',
  'unknown-host': 'feeds.problem.unreachable',
  unreachable: 'feeds.problem.unreachable',
  certificate: 'feeds.problem.insecure',
  timeout: 'feeds.problem.slow',
  'too-large': 'feeds.problem.large',
  'too-many-redirects': 'feeds.problem.redirect',
  'redirect-loop': 'feeds.problem.redirect',
  'redirect-nowhere': 'feeds.problem.redirect',
  robots: 'feeds.problem.robots',
  'robots-unavailable': 'feeds.problem.robots',
  'broken-answer': 'feeds.problem.refused',
  status: 'feeds.problem.refused',
  'no-feed': 'feeds.problem.noFeed',
};

/** What is wrong with a feed, in the language of the interface. */
export const problemText = (problem: string | null): TextKey => texts[problem ?? ''] ?? 'feeds.problem.other';
