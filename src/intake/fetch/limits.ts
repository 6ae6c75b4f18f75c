/** How much of a server's answer is taken, and for how long it is waited for. */
export interface Limits {
  /** Bytes of the body as they come over the network. */
  readonly receivedBytes: number;
  /** Bytes of the body after decompression. */
  readonly bytes: number;
  /** Milliseconds until a connection stands, TLS included. */
  readonly connectMs: number;
  /** Milliseconds from the request to the answer's headers. */
  readonly headersMs: number;
  /** Milliseconds for all of it, redirects included; waiting for one's turn at a host does not count. */
  readonly totalMs: number;
  readonly redirects: number;
}

export const defaultLimits: Limits = {
  receivedBytes: 10_000_000,
  bytes: 30_000_000,
  connectMs: 10_000,
  headersMs: 20_000,
  totalMs: 60_000,
  redirects: 5,
};
