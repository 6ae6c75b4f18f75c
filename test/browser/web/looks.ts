/** How each screen is looked at: in both languages and appearances, wide and on a small telephone. */
export const looks = [
  { language: 'ar', colorScheme: 'light', width: 1360 },
  { language: 'en', colorScheme: 'dark', width: 1360 },
  { language: 'ar', colorScheme: 'dark', width: 360 },
  { language: 'en', colorScheme: 'light', width: 360 },
] as const;
