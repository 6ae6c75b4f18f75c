/** Whom the server lets in. */
export interface AccessSettings {
  /** `local`: one person, at this machine, without signing in; `accounts`: whoever has an account. */
  readonly mode: 'local' | 'accounts';
  /** Whether X-Forwarded-For, -Proto and -Host are believed: there is a proxy in front that sets them. */
  readonly trustProxy: boolean;
  readonly limits: Limits;
}

/** So much in so many seconds. */
export interface Limit {
  readonly points: number;
  readonly duration: number;
}

export interface Limits {
  /** Tries to sign in with one name from one address that fail. */
  readonly name: Limit;
  /** Tries to sign in from one address that fail, whatever the name. */
  readonly address: Limit;
  /** Requests of an account that read, and that write. */
  readonly read: Limit;
  readonly write: Limit;
  /** Requests from an address of nobody that is known. */
  readonly unknown: Limit;
}

export const usualLimits: Limits = {
  name: { points: 5, duration: 900 },
  address: { points: 50, duration: 900 },
  read: { points: 1200, duration: 60 },
  write: { points: 240, duration: 60 },
  unknown: { points: 300, duration: 60 },
};

/** Without accounts, on this machine only: whoever asks is the person who started the server. */
export const onlyMe: AccessSettings = { mode: 'local', trustProxy: false, limits: usualLimits };
