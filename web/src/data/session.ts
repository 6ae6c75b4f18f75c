import { useQuery } from '@tanstack/react-query';
import { ApiProblem, useApi } from './api.js';

export type Role = 'viewer' | 'editor' | 'admin';

/** Who uses the interface. */
export interface Session {
  /** `local`: the one person on this machine; `accounts`: people sign in; `none`: there is no server, only reading. */
  readonly mode: 'local' | 'accounts' | 'none';
  readonly name: string | null;
  /** Null: nobody is signed in. */
  readonly role: Role | null;
  /** To be sent with every change of a signed-in person. */
  readonly csrf: string | null;
}

const nobody: Session = { mode: 'none', name: null, role: null, csrf: null };
export const sessionKey = ['session'] as const;

/** Who is there; undefined while that is asked. */
export function useSession(): Session | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: sessionKey,
    staleTime: 60_000,
    async queryFn({ signal }): Promise<Session> {
      try {
        const session = await api.get<Session>('/session', {}, signal);
        api.token = session.csrf;
        return session;
      } catch (error) {
        // the pages alone, without a server behind them: a report can still be read in them
        if (error instanceof ApiProblem && (error.status === 0 || error.status === 404)) return nobody;
        throw error;
      }
    },
  });
  return data;
}

const ranks: readonly Role[] = ['viewer', 'editor', 'admin'];

export const may = (session: Session | undefined, role: Role): boolean =>
  session?.role != null && ranks.indexOf(session.role) >= ranks.indexOf(role);
