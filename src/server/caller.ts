/** What somebody may do: each may what those before may. */
export const roles = ['viewer', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who may ask: anybody, or whoever has at least this role. */
export type Access = 'open' | Role;

/** Who asks. */
export interface Caller {
  /** How this is known: the single person on this machine, a signed-in session, or an API key. */
  readonly via: 'local' | 'session' | 'key';
  readonly name: string;
  /** What the caller may: of a key, what its scopes leave of the role of its owner. */
  readonly role: Role;
  /** Number of the account; null for the single person on this machine. */
  readonly account: number | null;
  /** Id of the session or key; null for the single person on this machine. */
  readonly id: string | null;
}

export const may = (caller: Caller | null, access: Access): boolean =>
  access === 'open' || (caller !== null && roles.indexOf(caller.role) >= roles.indexOf(access));

/** Tells who asks; throws a Problem for a request that is not to be answered at all. Null: nobody that is known. */
export type Identify = (request: Request, peer: Peer) => Promise<Caller | null>;

/** Where a request comes from. */
export interface Peer {
  /** Address of the other side; null where there is none, as in tests. */
  readonly address: string | null;
}

/** Without accounts, on this machine only: whoever asks is the person who started the server. */
export const onlyMe: Identify = async () => ({ via: 'local', name: 'local', role: 'admin', account: null, id: null });
