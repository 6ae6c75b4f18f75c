import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { DayField } from '../components/day-field.js';
import { Field } from '../components/field.js';
import { useFileDrop } from '../components/file-drop.js';
import { useApi, useGet } from '../data/api.js';
import { type Attempt, useAttempt } from '../data/attempt.js';
import { may, useSession } from '../data/session.js';
import { useTranslator } from '../preferences/preferences.js';
import { batchesOf } from './batches.js';
import { isOver, type JobShown } from './job.js';
import { JobCard } from './job-card.js';

/** Files, addresses, a text: what is given is taken in, and what comes of it is told as it comes. */
export function AddReports() {
  const t = useTranslator();
  const session = useSession();
  if (session === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (!may(session, 'editor')) return <p className="soft">{t.say('add.viewer')}</p>;
  return (
    <>
      <div className="add-ways">
        <AddFiles />
        <AddAddresses />
        <AddText />
      </div>
      <Jobs />
    </>
  );
}

/** Starts work, and has the list of work asked anew. */
function useStart(): Attempt & { readonly start: (body: unknown) => Promise<boolean> } {
  const api = useApi();
  const queries = useQueryClient();
  const attempt = useAttempt();
  return {
    ...attempt,
    start: async (body) => {
      const job = await attempt.run(async () => (await api.send<JobShown>('POST', '/intake', body)).value);
      await queries.invalidateQueries({ queryKey: ['/jobs'] });
      return job !== undefined;
    },
  };
}

function AddFiles() {
  const t = useTranslator();
  const { busy, problem, start } = useStart();
  const { over, drop } = useFileDrop((files) => void send(files));
  const [large, setLarge] = useState<readonly string[]>([]);
  const send = async (files: readonly File[]): Promise<void> => {
    const { batches, tooLarge } = batchesOf(files);
    setLarge(tooLarge.map((f) => f.name));
    for (const batch of batches) {
      const form = new FormData();
      for (const file of batch) form.append('files', file);
      if (!(await start(form))) return;
    }
  };
  return (
    <section className="add-way drop" aria-labelledby="add-files" {...drop}>
      <h2 id="add-files">{t.say('add.files')}</h2>
      <p className="soft">{t.say(over ? 'add.files.dropping' : 'add.files.text')}</p>
      <FileTrigger allowsMultiple onSelect={(files) => files !== null && void send([...files])}>
        <Button look="main" isDisabled={busy}>
          {t.say(busy ? 'add.files.sending' : 'add.files.choose')}
        </Button>
      </FileTrigger>
      {large.length === 0 ? null : (
        <p className="notice" role="alert">
          {t.say('add.files.large', { names: large.join(t.language === 'ar' ? '، ' : ', ') })}
        </p>
      )}
      {problem === null ? null : <Problem error={problem} />}
    </section>
  );
}

function AddAddresses() {
  const t = useTranslator();
  const { busy, problem, start } = useStart();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <section className="add-way" aria-labelledby="add-url">
      <h2 id="add-url">{t.say('add.url')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const urls = text.split(/\s+/u).filter((line) => line !== '');
          const bad = urls.length === 0 || urls.some((url) => !/^https?:\/\/[^/]/iu.test(url));
          setWrong(bad);
          if (!bad) void start({ urls }).then((done) => done && setText(''));
        }}
      >
        <TextField
          className="field"
          value={text}
          onChange={(now) => {
            setText(now);
            setWrong(false);
          }}
          isInvalid={wrong}
          validationBehavior="aria"
        >
          <Label>{t.say('add.url.label')}</Label>
          <TextArea dir="ltr" rows={3} spellCheck={false} />
          <Text slot="description" className={wrong ? 'field-error' : 'hint'}>
            {t.say(wrong ? 'add.url.wrong' : 'add.url.hint')}
          </Text>
        </TextField>
        <Button type="submit" isDisabled={busy || text.trim() === ''}>
          {t.say('add.url.submit')}
        </Button>
        {problem === null ? null : <Problem error={problem} />}
      </form>
    </section>
  );
}

const nothing = { text: '', published: '', publisher: '', url: '' };

function AddText() {
  const t = useTranslator();
  const { busy, problem, start } = useStart();
  const [draft, setDraft] = useState(nothing);
  return (
    <section className="add-way" aria-labelledby="add-text">
      <h2 id="add-text">{t.say('add.text')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const known = Object.fromEntries(Object.entries(draft).filter(([, value]) => value.trim() !== ''));
          void start(known).then((done) => done && setDraft(nothing));
        }}
      >
        <TextField className="field" value={draft.text} onChange={(text) => setDraft({ ...draft, text })}>
          <Label>{t.say('add.text.label')}</Label>
          <TextArea lang="ar" dir="rtl" rows={5} spellCheck={false} />
        </TextField>
        <div className="add-known">
          <DayField
            label={t.say('read.date')}
            hint={t.say('read.date.hint')}
            value={draft.published}
            onChange={(published) => setDraft({ ...draft, published })}
          />
          <Field
            label={t.say('read.publisher')}
            value={draft.publisher}
            onChange={(publisher) => setDraft({ ...draft, publisher })}
          />
          <Field
            label={t.say('add.source')}
            dir="ltr"
            value={draft.url}
            onChange={(url) => setDraft({ ...draft, url })}
          />
        </div>
        <Button type="submit" isDisabled={busy || draft.text.trim() === ''}>
          {t.say('add.text.submit')}
        </Button>
        {problem === null ? null : <Problem error={problem} />}
      </form>
    </section>
  );
}

/** What is taken in and was: what is under way and the last is followed as it goes. */
function Jobs() {
  const t = useTranslator();
  const { data, error } = useGet<{ readonly items: readonly JobShown[] }>('/jobs');
  const { start, busy } = useStart();
  const jobs = data?.items ?? [];
  return (
    <section className="jobs" aria-labelledby="jobs">
      <h2 id="jobs">{t.say('jobs.title')}</h2>
      {error === null ? null : <Problem error={error} />}
      {data !== undefined && jobs.length === 0 ? (
        <>
          <p className="soft">{t.say('jobs.none')}</p>
          <Button isDisabled={busy} onPress={() => void start({ examples: true })}>
            {t.say('add.examples')}
          </Button>
        </>
      ) : null}
      {jobs.map((job, i) => (
        <JobCard key={job.id} job={job} open={i === 0 || !isOver(job)} />
      ))}
    </section>
  );
}
