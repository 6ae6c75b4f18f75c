import type { StatementItem } from '../attribution/layer.js';
import type { Role } from './triggers.js';
import type { View } from './view.js';

/** Who takes part in an event, as indices of mentions, and the rules that said so. */
export interface Participants {
  actors: number[];
  recipients: number[];
  readonly why: string[];
}

/** What is known about the report's statements when participants are sought. */
export interface Said {
  /** The statement whose cue the trigger is. */
  readonly cue: StatementItem | null;
  /** The innermost statement in whose content the trigger stands. */
  readonly inside: StatementItem | null;
}

/** Adds mentions in a role; of «as its kind suggests» a place or building is acted upon, others act. */
export function give(view: View, p: Participants, role: Role, mentions: readonly number[], why: string): void {
  if (!mentions.length || role === '-') return;
  let as = role;
  if (as === '*') {
    const kind = view.mentions[mentions[0]!]!.type;
    as = kind === 'place' || kind === 'facility' ? 'R' : 'A';
  }
  if (as === 'A' || as === 'B') p.actors.push(...mentions);
  if (as === 'R' || as === 'B') p.recipients.push(...mentions);
  p.why.push(as === 'B' ? `both: ${why}` : why);
}
