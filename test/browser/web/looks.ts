import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './open.js';

/** How each screen is looked at: in both languages and appearances, wide and on a small telephone. */
export const looks = [
  { language: 'ar', colorScheme: 'light', width: 1360 },
  { language: 'en', colorScheme: 'dark', width: 1360 },
  { language: 'ar', colorScheme: 'dark', width: 360 },
  { language: 'en', colorScheme: 'light', width: 360 },
] as const;

/** What holds of every screen as it stands: axe finds nothing, and nothing is wider than the window. */
export async function sound(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}
