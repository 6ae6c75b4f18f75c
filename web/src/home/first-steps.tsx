import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { useApi } from '../data/api.js';
import { useAttempt } from '../data/attempt.js';
import { may, type Session } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';

/** Work of the server, as far as is shown here. */
interface Job {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  readonly totals: { readonly added: number; readonly version: number };
  readonly error: string | null;
}

/** What to do with an archive that holds nothing. */
export function FirstSteps({ session }: { readonly session: Session }) {
  const t = useTranslator();
  const editor = may(session, 'editor');
  return (
    <div className="first">
      <h1>{t.say('first.title')}</h1>
      <p className="lead">{t.say(editor ? 'first.text' : 'first.viewer')}</p>
      <ul className="first-steps">
        {editor ? (
          <>
            <li>
              <LoadExamples />
              <p>{t.say('first.examples.text')}</p>
            </li>
            <li>
              <Link className="button" href={routes.sources.href({}, { tab: 'add' })}>
                {t.say('first.add')}
              </Link>
              <p>{t.say('first.add.text')}</p>
            </li>
          </>
        ) : null}
        <li>
          <Link className="button" href={routes.read.href({})}>
            {t.say('first.read')}
          </Link>
          <p>{t.say('first.read.text')}</p>
        </li>
      </ul>
    </div>
  );
}

/** Has the server take the examples in, tells how far that is, and shows the archive when it is done. */
function LoadExamples() {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const starting = useAttempt();
  const [id, setId] = useState<string | null>(null);
  const { data: job } = useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => api.get<Job>(`/jobs/${id}`, {}, signal),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? 500 : false),
  });
  const ended = job !== undefined && !isUnderWay(job);
  useEffect(() => {
    if (ended) void queries.invalidateQueries();
  }, [ended, queries]);
  const busy = starting.busy || (id !== null && !ended);
  return (
    <>
      <Button
        look="main"
        isDisabled={busy}
        onPress={() =>
          void starting.run(async () => setId((await api.send<Job>('POST', '/intake', { examples: true })).value.id))
        }
      >
        {t.say('first.examples')}
      </Button>
      <p role="status">{busy ? t.count('first.loading', (job?.totals.added ?? 0) + (job?.totals.version ?? 0)) : ''}</p>
      {starting.problem === null ? null : <Problem error={starting.problem} />}
      {job?.error == null ? null : <Problem error={new Error(job.error)} />}
    </>
  );
}

const isUnderWay = ({ state }: Job): boolean => state === 'waiting' || state === 'running';
