/** What kinds of events have in common, for their colours: to help, to talk, to quarrel, to do harm, and the rest. */
export const classes = ['cooperation', 'talk', 'words', 'deeds', 'other'] as const;
export type EventClass = (typeof classes)[number];

const classOfType: Readonly<Record<string, EventClass>> = {
  AGREE: 'cooperation',
  SUPPORT: 'cooperation',
  COOPERATE: 'cooperation',
  AID: 'cooperation',
  CONCEDE: 'cooperation',
  RETREAT: 'cooperation',
  CONSULT: 'talk',
  REQUEST: 'talk',
  ACCUSE: 'words',
  REJECT: 'words',
  THREATEN: 'words',
  PROTEST: 'deeds',
  SANCTION: 'deeds',
  MOBILIZE: 'deeds',
  COERCE: 'deeds',
  ASSAULT: 'deeds',
};

export const classOf = (type: string): EventClass => classOfType[type] ?? 'other';
