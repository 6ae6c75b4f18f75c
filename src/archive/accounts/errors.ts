import { ArchiveError } from '../errors.js';

/** What was asked of accounts, keys or saved searches cannot be done; the message says why and what to do. */
export class AccountError extends ArchiveError {
  /** `invalid`: the input itself; `absent`: there is no such thing; `conflict`: as things stand. */
  readonly kind: 'invalid' | 'absent' | 'conflict';

  constructor(kind: AccountError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
