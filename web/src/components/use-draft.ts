import { useState } from 'react';

/**
 * What is being written of a value that is taken over later; null where nothing is. It is dropped when the value changes,
 * by this field or from elsewhere.
 */
export function useDraft<T>(value: T): readonly [draft: string | null, setDraft: (draft: string | null) => void] {
  const [held, setHeld] = useState<{ readonly of: T; readonly draft: string | null }>({ of: value, draft: null });
  if (held.of !== value) setHeld({ of: value, draft: null });
  return [held.of === value ? held.draft : null, (draft) => setHeld({ of: value, draft })];
}
