/** What happens to each report while reports are taken in, for progress and for programs. */
export type IntakeEvent =
  | {
      readonly event: 'added' | 'version' | 'same';
      readonly id: string;
      readonly from: string;
      readonly title: string | null;
    }
  /** It is in the archive, but could not be read. */
  | { readonly event: 'unread'; readonly id: string; readonly from: string; readonly reason: string }
  /** It could not be taken in. */
  | { readonly event: 'failed'; readonly from: string; readonly reason: string };

/** How many reports came to what. */
export type Totals = Record<IntakeEvent['event'], number>;

export const noneYet = (): Totals => ({ added: 0, version: 0, same: 0, unread: 0, failed: 0 });
