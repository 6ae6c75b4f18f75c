import { useState } from 'react';

/** Something that may fail: whether it is under way, and why it failed the last time. */
export interface Attempt {
  readonly busy: boolean;
  readonly problem: Error | null;
  /** Does it; gives what came of it, or undefined where it failed. */
  readonly run: <T>(act: () => Promise<T>) => Promise<T | undefined>;
}

export function useAttempt(): Attempt {
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem: Error | null }>({
    ...{ busy: false, problem: null },
  });
  return {
    ...state,
    async run(act) {
      setState({ busy: true, problem: null });
      try {
        const value = await act();
        setState({ busy: false, problem: null });
        return value;
      } catch (error) {
        setState({ busy: false, problem: error instanceof Error ? error : new Error(String(error)) });
        return undefined;
      }
    },
  };
}
