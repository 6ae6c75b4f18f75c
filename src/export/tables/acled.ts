import type { RecordEvent } from '../../record/record.js';

/** ACLED's event type and sub-event type. */
export type AcledType = readonly [type: string, subType: string];

const remote = 'Explosions/Remote violence';
const civilians = 'Violence against civilians';
const strategic = 'Strategic developments';

/**
 * PLOVER type and mode to ACLED's types, only where the one implies the other. ACLED tells a battle from an attack on
 * civilians by who is armed, which PLOVER's modes do not say: firearms have no row.
 */
const byMode: Readonly<Record<string, AcledType>> = {
  'ASSAULT/abduct': [civilians, 'Abduction/forced disappearance'],
  'ASSAULT/sexual': [civilians, 'Sexual violence'],
  'ASSAULT/torture': [civilians, 'Attack'],
  'ASSAULT/aerial': [remote, 'Air/drone strike'],
  'ASSAULT/drone': [remote, 'Air/drone strike'],
  'ASSAULT/suicide-attack': [remote, 'Suicide bomb'],
  'ASSAULT/explosives': [remote, 'Remote explosive/landmine/IED'],
  'ASSAULT/heavy-weapons': [remote, 'Shelling/artillery/missile attack'],
  'ASSAULT/crowd-control': ['Protests', 'Protest with intervention'],
  'ASSAULT/destroy': [strategic, 'Looting/property destruction'],
  'PROTEST/demo': ['Protests', 'Peaceful protest'],
  'PROTEST/obstruct': ['Protests', 'Peaceful protest'],
  'PROTEST/riot': ['Riots', 'Violent demonstration'],
  'PROTEST/vandalize': ['Riots', 'Violent demonstration'],
  'COERCE/arrest': [strategic, 'Arrests'],
  'RETREAT/ceasefire': [strategic, 'Agreement'],
};

/** What ACLED would call it; null where that cannot be told. */
export const acledOf = (event: Pick<RecordEvent, 'type' | 'mode'>): AcledType | null =>
  byMode[`${event.type}/${event.mode}`] ?? null;

export const acledRows = Object.entries(byMode);
