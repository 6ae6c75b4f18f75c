import { AccountError } from './errors.js';

/** What somebody may do; each may also do what those before it may. */
export const roles = ['viewer', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a key may be used for, within its account's role: to look, to change, to administer. */
export const scopes = ['read', 'write', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** Whether a role may do what `needed` may. */
export const mayAs = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** Throws AccountError for a role there is not. */
export function roleFrom(text: string): Role {
  if (!isRole(text)) throw new AccountError('invalid', `the role must be one of ${roles.join(', ')}, not '${text}'.`);
  return text;
}

/** Scopes, each once. Throws AccountError for one there is not, and for none. */
export function scopesFrom(texts: readonly string[]): readonly Scope[] {
  const all = [...new Set(texts)];
  const wrong = all.filter((t) => !isScope(t));
  if (wrong.length > 0 || all.length === 0)
    throw new AccountError(
      'invalid',
      `the scopes must be some of ${scopes.join(', ')}${wrong.length > 0 ? `, not '${wrong.join(', ')}'` : ''}.`,
    );
  return scopes.filter((s) => all.includes(s));
}
