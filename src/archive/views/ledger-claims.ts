import { type RawBuilder, sql } from 'kysely';
import { all, type Conditions } from '../lists/conditions.js';

/*
 * A claim is a figure of an event, and who vouches for it: who speaks in the innermost statement that it stands in; where
 * nobody is named as the speaker, the last through whom it came; where there is no such statement, the outlet itself.
 * What is only planned, asked for or thought of has no toll, so such events' figures are no claims.
 */
const told = sql`v.status in ('happened', 'ongoing', 'denied')`;
const standing = (id: RawBuilder<unknown>) =>
  sql<number>`(select coalesce(e.merged_into, e.id) from entity as e where e.id = ${id})`;
const voice = sql`coalesce(s.speaker_id, (select entity_id from link where statement_id = s.id order by position desc limit 1))`;

/** Who claims: `e12` an entity, `o…` an outlet by its name. */
export const claimant = sql<string>`coalesce('e' || ${standing(voice)}, 'o' || coalesce(c.publisher, ''))`;

/** Whether the figure is given only to be denied. */
export const denied = sql<boolean>`(v.status = 'denied' or coalesce(s.stance, '') = 'deny')`;

export const placeStanding = standing(sql`v.place_id`);

/** Rows of `figure f`, the `event v` it counts for, the `statement s` it stands in, its `version c`. */
export const claimsWhere = (asked: Conditions): RawBuilder<unknown> => sql`
  from event_figure as ef
  join event as v on v.id = ef.event_id
  join figure as f on f.id = ef.figure_id
  join version as c on c.id = f.version_id
  left join statement as s on s.version_id = f.version_id and s.n = f.statement
  where v.place_id is not null and ${told} and ${all(asked)}`;
