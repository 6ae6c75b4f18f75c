import type { Catalogue } from './messages.js';

/** Texts of the first page. */
export const homeEn = {
  'home.title': 'Who said what, through whom',
  'home.numbers': 'What is in the archive',
  'home.reports': 'Reports',
  'home.statements': 'Statements',
  'home.events': 'Events',
  'home.figures': 'Figures',
  'home.entities': 'People and bodies',
  'home.publishers': 'Outlets',
  'home.span': 'Published from {first} to {last}.',
  'home.taken': 'Last taken in: {at}.',
  'home.waiting': '{count} wait to be read.',
  'home.failed': '{count} could not be read.',
  'home.newest': 'The newest reports',
  'home.newest.all': 'All reports',
  'home.contested': 'Told differently',
  'home.contested.lead': 'The numbers that reports disagree on most.',
  'home.contested.all': 'All figures',
  'home.contested.none': 'No two reports of the archive contradict each other on a number.',
  'home.feeds': { one: '{n} feed is followed.', other: '{n} feeds are followed.' },

  'first.title': 'The archive is empty',
  'first.text': 'isnad shows who said what once there are reports. Three ways to begin:',
  'first.examples': 'Load the examples',
  'first.examples.text':
    'Thirty reports written for isnad: five invented stories, told by seven outlets that copy, quote and contradict one another. The quickest way to see everything.',
  'first.add': 'Add reports',
  'first.add.text': 'Files, addresses of pages, feeds that are followed from then on.',
  'first.read': 'Read a text here',
  'first.read.text': 'Paste one report and see it read in this page; it is not kept.',
  'first.loading': { one: 'Loading: {n} report is there …', other: 'Loading: {n} reports are there …' },
  'first.viewer': 'Whoever may add reports can fill it. Meanwhile you can read a text here.',
} as const satisfies Catalogue;
