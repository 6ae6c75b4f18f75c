import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Confirm } from '../components/confirm.js';
import { EmptyState } from '../components/empty-state.js';
import { Field } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { useApi, useGet } from '../data/api.js';
import { useAttempt } from '../data/attempt.js';
import { may, useSession } from '../data/session.js';
import type { Translator } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import { type FeedShown, problemText } from './feed.js';
import type { JobShown } from './job.js';
import { JobCard } from './job-card.js';

/** The feeds that are followed, how each is, and following more of them. */
export function FollowedFeeds() {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const editor = may(useSession(), 'editor');
  const { data, error, refetch } = useGet<{ readonly items: readonly FeedShown[] }>('/feeds');
  const { busy, problem, run } = useAttempt();
  const [job, setJob] = useState<JobShown | null>(null);
  const look = (body: object): void =>
    void run(async () => setJob((await api.send<JobShown>('POST', '/feeds/refresh', body)).value));
  const change = (act: () => Promise<unknown>): void =>
    void run(async () => {
      await act();
      await queries.invalidateQueries({ queryKey: ['/feeds'] });
    });
  if (error !== null) return <Problem error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  const feeds = data.items;
  return (
    <>
      {editor ? <FollowForm /> : <p className="soft">{t.say('feeds.viewer')}</p>}
      <div className="feeds-act">
        {editor && feeds.length > 0 ? (
          <Button isDisabled={busy} onPress={() => look({ all: true })}>
            {t.say('feeds.lookAll')}
          </Button>
        ) : null}
        {editor ? <TakeList /> : null}
        {feeds.length === 0 ? null : (
          <a className="button quiet" href={api.href('/feeds/opml')} download="isnad-feeds.opml">
            <Icon name="save" /> {t.say('feeds.opml.out')}
          </a>
        )}
      </div>
      {problem === null ? null : <Problem error={problem} />}
      {job === null ? null : <JobCard key={job.id} job={job} open />}
      {feeds.length === 0 ? (
        <EmptyState title={t.say('feeds.none.title')} text={t.say('feeds.none.text')} />
      ) : (
        <ul className="feeds">
          {feeds.map((feed) => (
            <FeedRow
              key={feed.id}
              feed={feed}
              onLook={() => look({ ids: [feed.id] })}
              onPause={() => change(() => api.send('PATCH', `/feeds/${feed.id}`, { paused: feed.health !== 'paused' }))}
              onRemove={() => change(() => api.send('DELETE', `/feeds/${feed.id}`))}
              editor={editor}
            />
          ))}
        </ul>
      )}
      <p className="hint">{t.say('feeds.byHand')}</p>
    </>
  );
}

interface RowProps {
  readonly feed: FeedShown;
  readonly editor: boolean;
  readonly onLook: () => void;
  readonly onPause: () => void;
  readonly onRemove: () => void;
}

function FeedRow({ feed, editor, onLook, onPause, onRemove }: RowProps) {
  const t = useTranslator();
  const name = feed.title ?? feed.url;
  return (
    <li className="feed" data-health={feed.health}>
      <div className="feed-what">
        <p className="feed-name">
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span className={`tag health ${feed.health}`}>{t.say(`feeds.health.${feed.health}`)}</span>
          {feed.pages ? <span className="tag">{t.say('feeds.fullPages')}</span> : null}
        </p>
        <p className="feed-url">
          <bdi dir="ltr">{feed.url}</bdi>
        </p>
        <p className="hint">{factsOf(feed, t).join(' · ')}</p>
        {feed.error === null ? null : (
          <p className="feed-error">
            {t.say(problemText(feed.problem))}{' '}
            <bdi className="job-reason" lang="en" dir="ltr">
              {feed.error}
            </bdi>
          </p>
        )}
      </div>
      {editor ? (
        // biome-ignore lint/a11y/useSemanticElements: buttons, not fields
        <div className="feed-act" role="group" aria-label={t.say('feeds.actions', { name })}>
          <Button onPress={onLook}>{t.say('feeds.look')}</Button>
          {feed.health === 'gone' ? null : (
            <Button look="quiet" onPress={onPause}>
              {t.say(feed.health === 'paused' ? 'feeds.resume' : 'feeds.pause')}
            </Button>
          )}
          <Confirm label={t.say('feeds.remove')} question={t.say('feeds.remove.ask', { name })} onConfirm={onRemove} />
        </div>
      ) : null}
    </li>
  );
}

const factsOf = (feed: FeedShown, t: Translator): readonly string[] => [
  t.count('feeds.items', feed.items),
  ...(feed.checkedAt === null ? [] : [t.say('feeds.checked', { at: t.moment(feed.checkedAt) })]),
  ...(feed.failures === 0 ? [] : [t.count('feeds.failures', feed.failures)]),
  ...(feed.failures > 0 && feed.succeededAt !== null
    ? [t.say('feeds.succeeded', { at: t.moment(feed.succeededAt) })]
    : []),
  ...(feed.dueAt === null
    ? []
    : [
        Date.parse(feed.dueAt) <= Date.now() ? t.say('feeds.dueNow') : t.say('feeds.due', { at: t.moment(feed.dueAt) }),
      ]),
];

interface Found {
  readonly feed: FeedShown;
  readonly added: boolean;
  readonly others: readonly { readonly url: string; readonly title: string | null }[];
}

/** The address of a site or a feed; the server finds the feed there. */
function FollowForm() {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const { busy, problem, run } = useAttempt();
  const [url, setUrl] = useState('');
  const [pages, setPages] = useState(false);
  const [guess, setGuess] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const follow = (address: string): void =>
    void run(async () => {
      setFound(null);
      const written = address.trim();
      const full = written.includes('://') ? written : `https://${written}`;
      setFound((await api.send<Found>('POST', '/feeds', { url: full, pages, guess })).value);
      setUrl('');
      await queries.invalidateQueries({ queryKey: ['/feeds'] });
    });
  return (
    <form
      className="follow"
      onSubmit={(event) => {
        event.preventDefault();
        if (url.trim() !== '') follow(url);
      }}
    >
      <Field
        label={t.say('feeds.address')}
        hint={t.say('feeds.address.hint')}
        dir="ltr"
        inputMode="url"
        value={url}
        onChange={setUrl}
      />
      <Button look="main" type="submit" isDisabled={busy || url.trim() === ''}>
        {t.say(busy ? 'feeds.following' : 'feeds.follow')}
      </Button>
      <div className="follow-how">
        <Check label={t.say('feeds.pages')} on={pages} onChange={setPages} />
        <Check label={t.say('feeds.guess')} on={guess} onChange={setGuess} />
      </div>
      <div role="status">
        {found === null ? null : (
          <p>{t.say(found.added ? 'feeds.added' : 'feeds.same', { name: found.feed.title ?? found.feed.url })}</p>
        )}
      </div>
      {found === null || found.others.length === 0 ? null : (
        <div>
          <p className="soft">{t.say('feeds.others')}</p>
          <ul className="follow-others">
            {found.others.map((other) => (
              <li key={other.url}>
                <Button onPress={() => follow(other.url)}>
                  <Icon name="plus" /> <bdi>{other.title ?? other.url}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {problem === null ? null : <Problem error={problem} />}
    </form>
  );
}

function Check({
  label,
  on,
  onChange,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <Checkbox className="check" isSelected={on} onChange={onChange}>
      <span className="check-box" aria-hidden="true" />
      {label}
    </Checkbox>
  );
}

/** A list of feeds as other readers give it out. */
function TakeList() {
  const t = useTranslator();
  const api = useApi();
  const queries = useQueryClient();
  const { busy, problem, run } = useAttempt();
  const [said, setSaid] = useState('');
  const take = (file: File): void =>
    void run(async () => {
      const { value } = await api.send<{
        readonly added: number;
        readonly same: number;
        readonly failures: readonly unknown[];
      }>('POST', '/feeds/opml', new Blob([file], { type: 'text/x-opml' }));
      setSaid(
        t.say('feeds.opml.done', {
          added: t.count('feeds.opml.added', value.added),
          same: t.count('feeds.opml.same', value.same),
          failed: t.count('feeds.opml.failed', value.failures.length),
        }),
      );
      await queries.invalidateQueries({ queryKey: ['/feeds'] });
    });
  return (
    <>
      <FileTrigger
        acceptedFileTypes={['.opml', '.xml', 'text/x-opml', 'text/xml', 'application/xml']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) take(file);
        }}
      >
        <Button look="quiet" isDisabled={busy}>
          {t.say('feeds.opml.in')}
        </Button>
      </FileTrigger>
      <p role="status">{said}</p>
      {problem === null ? null : <Problem error={problem} />}
    </>
  );
}
