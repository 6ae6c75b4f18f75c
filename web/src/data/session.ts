import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../../src/archive/accounts/roles.js';
import { ApiProblem, useApi } from './api.js';

/** What somebody may do; each may also do what those before may. */
export const roles = ['viewer', 'editor', 'admin'] as const satisfies readonly Role[];
export type { Role };

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

/** Signing in and out. What was got as somebody else is forgotten. */
export function useSigning() {
  const api = useApi();
  const queries = useQueryClient();
  /** Takes over who one is from now on. */
  const entered = (session: Session): void => {
    api.token = session.csrf;
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    queries.setQueryData(sessionKey, session);
  };
  return {
    entered,
    signIn: async (name: string, password: string): Promise<void> =>
      entered((await api.send<Session>('POST', '/session', { name, password })).value),
    async signOut(): Promise<void> {
      await api.send('DELETE', '/session');
      entered(await api.get<Session>('/session'));
    },
  };
}

export const may = (session: Pick<Session, 'role'> | undefined, role: Role): boolean =>
  session?.role != null && roles.indexOf(session.role) >= roles.indexOf(role);
