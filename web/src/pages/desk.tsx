import { PageHead } from '../archive/parts.js';
import { EmptyState } from '../components/empty-state.js';
import { may, useSession } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, type PageProps } from '../router/router.js';
import { queues, routes } from '../routes.js';
import { History } from './desk/history.js';
import { Orphans } from './desk/orphans.js';
import { Queue } from './desk/queue.js';
import { useTitle } from './report/title.js';

/** What editors look at: items that nobody has looked at, what was done, corrections that lost their words. */
export default function DeskPage(props: PageProps<typeof routes.desk>) {
  const { query } = props;
  const t = useTranslator();
  const session = useSession();
  useTitle(t.say('desk.title'));
  if (session === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (!may(session, 'editor'))
    return <EmptyState wholePage title={t.say('desk.forbidden.title')} text={t.say('desk.forbidden.text')} />;
  return (
    <div className="page desk-page">
      <PageHead title={t.say('desk.title')} lead={t.say('desk.lead')} />
      <nav className="report-views" aria-label={t.say('queue.kind')}>
        {queues.map((of) => (
          <Link
            key={of}
            href={routes.desk.href({}, { ...query, of, item: null })}
            aria-current={of === query.of ? 'page' : undefined}
          >
            {t.say(`queue.${of}`)}
          </Link>
        ))}
      </nav>
      {query.of === 'history' ? (
        <History />
      ) : query.of === 'orphans' ? (
        <Orphans />
      ) : (
        <Queue key={query.of} {...props} of={query.of} />
      )}
    </div>
  );
}
