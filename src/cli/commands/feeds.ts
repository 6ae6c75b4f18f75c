import type { Command } from 'commander';
import type { FeedsFlags } from '../feeds.js';
import type { FollowFlags } from '../feeds-follow.js';
import type { Declare } from './declare.js';

const help = `
Examples:
  $ isnad feeds add https://example.org/           the feed that the site names
  $ isnad feeds refresh                            take in what is new in feeds that are due
  $ isnad feeds watch                              the same for ever, until Ctrl-C
  $ isnad feeds list                               how each feed is
  $ isnad feeds import subscriptions.opml

A proxy is taken from HTTPS_PROXY, HTTP_PROXY and NO_PROXY. How isnad fetches, and what it refuses: docs/feeds.md`;

const addHelp = `
An address is that of a feed, or of a page that names its feeds: then the first is added, the others are told.

Examples:
  $ isnad feeds add https://example.org/rss.xml
  $ isnad feeds add https://example.org/ --pages
  $ isnad feeds add https://example.org/ --guess

Exit codes: 0 all added or there already · 2 wrong usage · 3 some have no feed or could not be had`;

const listHelp = `
HEALTH is new (not looked at yet), ok, failing (since its last success), paused, or gone (410: not looked at any more). CHECKED and
SUCCESS are when it was last looked at, and last with success; FAILED how often in a row not; NEXT when it is due.`;

const refreshHelp = `
A feed is due an hour after the last look, or when it says; after failures later and later (docs/feeds.md). An item is
taken once; one that was edited becomes a new version of its report. If this is stopped or killed, the next run takes the
rest.

Examples:
  $ isnad feeds refresh
  $ isnad feeds refresh https://example.org/rss.xml
  $ isnad feeds refresh --all --json | jq 'select(.event == "feed")'

Exit codes: 0 fine · 2 wrong usage · 3 some feeds or items failed · 130 stopped`;

const watchHelp = `
Runs until Ctrl-C (or SIGTERM), which ends it with exit code 0 once what came is in the archive. Feeds added or removed
meanwhile are noticed within a minute. A feed that says how often it changes is looked at that often, whatever --every
says, but not more often than every 15 minutes (or --every, if that is less).

Examples:
  $ isnad feeds watch
  $ isnad feeds watch --every 10m --json >> feeds.log`;

const importHelp = `
Feeds are added unlooked at, with their folders; those that are there already stay as they are.

Examples:
  $ isnad feeds import subscriptions.opml
  $ curl https://example.org/list.opml | isnad feeds import -`;

const exportHelp = `
Example:
  $ isnad feeds export > subscriptions.opml`;

/** `isnad feeds` and what can be done with feeds. */
export const feeds: Declare = (program, io, done) => {
  const group = program
    .command('feeds')
    .summary('follow feeds: RSS, Atom, JSON Feed')
    .description('Subscribes to feeds and takes their reports into the archive.')
    .addHelpText('after', help);
  const command = (name: string, summary: string, more: string): Command =>
    group
      .command(name)
      .summary(summary)
      .option('--archive <A>', 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)')
      .addHelpText('after', more);
  const local = ['--allow-private', 'fetch from private and local addresses too'] as const;
  const events = ['--json', 'print what happens as JSON, an event a line'] as const;
  const fullPages = ['--pages', 'take each report from its page, instead of what the feed has of it'] as const;

  command('add', 'subscribe to the feeds of addresses', addHelp)
    .description('Finds the feed of each address and adds it to those that are followed.')
    .argument('<URL...>', 'of a feed or of a page')
    .option('--guess', 'where a page names no feed, try where feeds often are')
    .option('--all', 'add all feeds that a page names')
    .option(...fullPages)
    .option(...local)
    .option(...events)
    .action(async (urls: string[], flags: FeedsFlags) =>
      done(await (await import('../feeds.js')).addFeedsCommand(urls, flags, io)),
    );
  command('list', 'show the feeds and how they are', listHelp)
    .description('Shows every feed with its health: when it was looked at, what went wrong, when it is due.')
    .option('--json', 'as a JSON array')
    .action(async (flags: FeedsFlags) => done(await (await import('../feeds.js')).listFeedsCommand(flags, io)));
  command('remove', 'end subscriptions', '')
    .description('Removes feeds from those that are followed. The reports they gave stay in the archive.')
    .argument('<URL...>', 'as isnad feeds list shows them')
    .option(...events)
    .action(async (urls: string[], flags: FeedsFlags) =>
      done(await (await import('../feeds.js')).removeFeedsCommand(urls, flags, io)),
    );
  for (const name of ['pause', 'resume'] as const)
    command(name, name === 'pause' ? 'leave feeds alone for a while' : 'look at paused feeds again', '')
      .description(
        name === 'pause'
          ? 'Feeds that are paused are looked at only when they are named.'
          : 'Looks at paused feeds again, whenever they are due.',
      )
      .argument('<URL...>', 'as isnad feeds list shows them')
      .option(...events)
      .action(async (urls: string[], flags: FeedsFlags) =>
        done(await (await import('../feeds.js')).pauseFeedsCommand(urls, name === 'pause', flags, io)),
      );
  command('refresh', 'look at feeds once and take in what is new', refreshHelp)
    .description('Looks once at the feeds named, else at those that are due, and takes in what is new or edited.')
    .argument('[URL...]', 'feeds to look at, due or not')
    .option('--all', 'look at all feeds, due or not')
    .option('--jobs <N>', 'threads that read (default: one for each core)')
    .option(...local)
    .option(...events)
    .action(async (urls: string[], flags: FollowFlags) =>
      done(await (await import('../feeds-follow.js')).refreshCommand(urls, flags, io)),
    );
  command('watch', 'look at feeds whenever they are due', watchHelp)
    .description('Looks at each feed whenever it is due and takes in what is new or edited, until it is stopped.')
    .option('--every <SPAN>', 'how often feeds are looked at that do not say it: 10m, 2h, 1d (default: 1h)')
    .option('--jobs <N>', 'threads that read (default: 1)')
    .option(...local)
    .option(...events)
    .action(async (flags: FollowFlags) => done(await (await import('../feeds-follow.js')).watchCommand(flags, io)));
  command('import', 'subscribe to the feeds of an OPML list', importHelp)
    .description('Adds the feeds of an OPML list, as other feed readers export it.')
    .argument('<FILE>', 'an OPML file; - is standard input')
    .option(...fullPages)
    .option(...events)
    .action(async (file: string, flags: FeedsFlags) =>
      done(await (await import('../feeds.js')).importFeedsCommand(file, flags, io)),
    );
  command('export', 'write the feeds as an OPML list', exportHelp)
    .description('Writes the feeds as an OPML list to standard output, for other feed readers.')
    .action(async (flags: FeedsFlags) => done(await (await import('../feeds.js')).exportFeedsCommand(flags, io)));
};
