import { z } from '@hono/zod-openapi';

/** A text of a request: not longer than asked for, and without the null letter, which PostgreSQL cannot hold. */
export const text = (most = 500) =>
  z
    .string()
    .max(most)
    .refine((s) => !s.includes('\0'), 'must not hold the null letter.');

/** A truth value of an address. */
export const flag = z.enum(['true', 'false', '1', '0', '']).transform((v) => v === 'true' || v === '1' || v === '');
