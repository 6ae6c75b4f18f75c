import { ProgressBar } from 'react-aria-components/ProgressBar';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { useApi } from '../data/api.js';
import { useAttempt } from '../data/attempt.js';
import type { Translator } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import { Tag } from '../room/parts.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';
import { isOver, type JobEvent, type JobShown, useJob } from './job.js';

const outcomes = ['added', 'version', 'same', 'unread', 'failed'] as const;

/** What came of a job so far, in words. */
function totalsSaid({ totals, feeds, kind }: JobShown, t: Translator): string {
  const parts = outcomes.flatMap((o) => (totals[o] === 0 && o !== 'added' ? [] : [t.count(`jobs.${o}`, totals[o])]));
  return (kind === 'feeds' ? [t.count('jobs.feeds', feeds.looked), ...parts] : parts).join(
    t.language === 'ar' ? '، ' : ', ',
  );
}

/** A piece of work: how far it is, and what came of each report. `open`: it is followed as it goes. */
export function JobCard({ job, open }: { readonly job: JobShown; readonly open: boolean }) {
  return open ? <LiveJob given={job} /> : <Shown job={job} events={[]} />;
}

function LiveJob({ given }: { readonly given: JobShown }) {
  return <Shown {...useJob(given)} />;
}

function Shown({ job, events }: { readonly job: JobShown; readonly events: readonly JobEvent[] }) {
  const t = useTranslator();
  const api = useApi();
  const { busy, problem, run } = useAttempt();
  const over = isOver(job);
  const names = job.sources.map((s) => (s === 'examples' ? t.say('jobs.examples') : s));
  return (
    <article className="job" data-state={job.state}>
      <p className="job-head">
        <strong className="job-names">
          {names.slice(0, 3).map((name, i) => (
            <span key={name}>
              {i === 0 ? '' : t.language === 'ar' ? '، ' : ', '}
              <bdi>{name}</bdi>
            </span>
          ))}
          {names.length > 3 ? ` +${t.number(names.length - 3)}` : ''}
        </strong>
        <Tag>{t.say(`jobs.state.${job.state}`)}</Tag>
        <span className="soft">{t.moment(job.createdAt)}</span>
        {job.by === 'local' ? null : <span className="soft">{t.say('jobs.by', { name: job.by })}</span>}
        {over ? null : (
          <Button
            look="quiet"
            isDisabled={busy}
            onPress={() => void run(() => api.send('DELETE', `/jobs/${encodeURIComponent(job.id)}`))}
          >
            {t.say('jobs.stop')}
          </Button>
        )}
      </p>
      {over ? null : (
        <ProgressBar
          aria-label={t.say('jobs.progress')}
          className="progress"
          {...(job.part === null ? { isIndeterminate: true } : { value: job.part * 100 })}
        >
          {({ percentage }) => (
            <span
              className="progress-done"
              ref={(element) => {
                if (element !== null) element.style.inlineSize = `${percentage ?? 100}%`;
              }}
            />
          )}
        </ProgressBar>
      )}
      <p role="status">{totalsSaid(job, t)}</p>
      {problem === null ? null : <Problem error={problem} />}
      {job.error === null ? null : <Problem error={new Error(job.error)} />}
      {events.length === 0 ? null : (
        <details className="job-events" open={events.length <= 30}>
          <summary>{t.say('jobs.show')}</summary>
          {events.length >= 1000 ? <p className="hint">{t.say('jobs.last')}</p> : null}
          <ol>
            {events.toReversed().map((event) => (
              <li key={event.number}>
                <EventLine event={event} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

function EventLine({ event }: { readonly event: JobEvent }) {
  const t = useTranslator();
  // why something failed isnad says in English
  const reason = (text: string) => (
    <bdi className="job-reason" lang="en" dir="ltr">
      {text}
    </bdi>
  );
  const named = (from: string): string => (from === 'pasted text' ? t.say('add.text') : from);
  switch (event.event) {
    case 'added':
    case 'version':
    case 'same':
      return (
        <>
          <Tag>{t.say(`jobs.event.${event.event}`)}</Tag>{' '}
          <Link href={routes.report.href({ id: event.id })}>
            <bdi>{event.title ?? named(event.from)}</bdi>
          </Link>
        </>
      );
    case 'unread':
      return (
        <>
          <Tag>{t.say('jobs.event.unread')}</Tag>{' '}
          <Link href={routes.report.href({ id: event.id })}>
            <bdi>{named(event.from)}</bdi>
          </Link>
          {reason(event.reason)}
        </>
      );
    case 'failed':
      return (
        <>
          <span className="tag amiss">{t.say('jobs.event.failed')}</span> <bdi>{named(event.from)}</bdi>
          {reason(event.reason)}
        </>
      );
    case 'feed':
      return (
        <>
          <span className={event.outcome === 'failed' ? 'tag amiss' : 'tag'}>
            {event.outcome === 'changed'
              ? t.count('jobs.feed.changed', event.taken)
              : t.say(`jobs.feed.${event.outcome}`)}
          </span>{' '}
          <bdi>{event.title ?? event.url}</bdi>
          {event.reason === null ? null : reason(event.reason)}
        </>
      );
  }
}
