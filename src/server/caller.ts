import { mayAs, type Role } from '../archive/accounts/roles.js';

/** Who may ask: anybody, or whoever has at least this role. */
export type Access = 'open' | Role;

/** Who asks. */
export interface Caller {
  /** How this is known: the single person on this machine, a signed-in session, or an API key. */
  readonly via: 'local' | 'session' | 'key';
  /** Name of the account; `local` for the single person on this machine. */
  readonly name: string;
  /** What the caller may: of a key, what its scopes leave of the role of its owner. */
  readonly role: Role;
  /** Whether anything may be changed: not with a key that is only for reading. */
  readonly mayWrite: boolean;
}

/** What a route asks of who asks for it. */
export interface Demand {
  readonly access: Access;
  /** Whether it changes something; a key that is only for reading will not do then. */
  readonly changes: boolean;
  /** Whether a person has to ask: a key could give itself more than it was given. */
  readonly people: boolean;
}

/** Whether the caller may; else the status of the answer: 401 for nobody that is known, 403 for somebody who may not. */
export function refusal(caller: Caller | null, { access, changes, people }: Demand): 401 | 403 | null {
  if (access === 'open') return null;
  if (caller === null) return 401;
  const may = mayAs(caller.role, access) && (caller.mayWrite || !changes) && (caller.via !== 'key' || !people);
  return may ? null : 403;
}

/** The name under which something is kept for the caller; null for the single person on this machine. */
export const ownerOf = (caller: Caller): string | null => (caller.via === 'local' ? null : caller.name);
