import type { ReactNode } from 'react';
import type { EntityRef, ReportRef } from '../../../src/archive/lists/refs.js';
import type { StatementItem } from '../../../src/archive/lists/statements.js';
import { Button } from '../components/button.js';
import { EmptyState } from '../components/empty-state.js';
import { ApiProblem } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { StanceTag, Tag, Words } from '../room/parts.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';

/** An item id `<report>.<version>.s3` as the parts of an address. */
export function itemAddress(id: string): string {
  const [report = '', , item = null] = id.split('.');
  return routes.report.href({ id: report }, { item });
}

/** A person, body or place: its name, leading to its page. */
export function EntityLink({ entity }: { entity: EntityRef }) {
  const t = useTranslator();
  return (
    <Link className="entity-link" href={routes.entity.href({ id: String(entity.id) })}>
      <Words>{entity.name}</Words>
      {t.language === 'en' && entity.english !== null ? <bdi className="english">{entity.english}</bdi> : null}
    </Link>
  );
}

/** Several, with the comma of the language between. */
export function EntityLinks({ entities }: { entities: readonly EntityRef[] }) {
  const t = useTranslator();
  return entities.map((entity, i) => (
    <span key={entity.id}>
      {i === 0 ? '' : t.language === 'ar' ? '، ' : ', '}
      <EntityLink entity={entity} />
    </span>
  ));
}

/** Which report it is: headline, who published it, when. */
export function ReportLine({ report, item }: { report: ReportRef; item?: string | undefined }) {
  const t = useTranslator();
  const href = item === undefined ? routes.report.href({ id: report.uid }) : itemAddress(item);
  return (
    <span className="report-line">
      <Link href={href} className="report-title">
        {report.title === null ? t.say('archive.untitled') : <Words>{report.title}</Words>}
      </Link>
      {report.publisher === null ? null : <bdi>{report.publisher}</bdi>}
      {report.published === null ? null : (
        <time dateTime={report.published}>{t.day(report.published.slice(0, 10))}</time>
      )}
    </span>
  );
}

/** Text with what was found in it; whole words are marked, so their letters stay joined. */
export function Marked({
  start,
  text,
  marks,
}: {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}) {
  const out: ReactNode[] = [];
  let at = 0;
  for (const mark of marks) {
    const [from, to] = [mark.start - start, mark.end - start];
    out.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  out.push(text.slice(at));
  return out;
}

/** A statement of the archive: who said it, through whom, how, its words, and where it stands. */
export function StatementCard({
  statement,
  marks,
}: {
  readonly statement: StatementItem;
  /** Words of it that were looked for; offsets of the report. */
  readonly marks?: readonly { readonly start: number; readonly end: number }[];
}) {
  const t = useTranslator();
  const speaker = statement.chain.find((link) => link.role === 'speaker');
  const relays = statement.chain.filter((link) => link.role !== 'speaker');
  const { words } = statement;
  return (
    <article className="statement-card">
      <p className="statement-who">
        <strong>
          {speaker === undefined ? t.say('chain.speaker.unknown') : <EntityLink entity={speaker.entity} />}
        </strong>
        <StanceTag stance={statement.stance as Parameters<typeof StanceTag>[0]['stance']} />
        {speaker !== undefined && !speaker.entity.named ? <Tag>{t.say('chain.unnamed')}</Tag> : null}
        {statement.medium === null ? null : <span className="soft">{t.word('medium', statement.medium)}</span>}
        {statement.review === 'machine' ? null : <Tag>{t.say(`filter.reviewed.${statement.review}`)}</Tag>}
      </p>
      <Link className="statement-words" href={itemAddress(statement.id)}>
        <blockquote lang="ar" dir="rtl" className="words">
          {marks === undefined ? words.text : <Marked start={words.start} text={words.text} marks={marks} />}
        </blockquote>
      </Link>
      <p className="statement-from">
        {relays.length === 0 ? null : (
          <span className="statement-through">
            {t.say('archive.through')} <EntityLinks entities={relays.map((link) => link.entity)} />
          </span>
        )}
        <ReportLine report={statement.report} item={statement.id} />
      </p>
    </article>
  );
}

/** What went wrong while asking the archive, and asking again. */
export function Problem({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) {
  const t = useTranslator();
  const status = error instanceof ApiProblem ? error.status : null;
  const kind = status === 0 ? 'unreachable' : status === 401 ? 'signIn' : status === 403 ? 'forbidden' : 'failed';
  return (
    <div className="notice" role="alert">
      <p className="notice-title">{t.say(`problem.api.${kind}`)}</p>
      <p>
        <bdi lang="en" dir="ltr">
          {error.message}
        </bdi>
      </p>
      {status === 401 ? (
        <Link
          className="button main"
          href={routes.signIn.href({}, { back: window.location.pathname + window.location.search })}
        >
          {t.say('account.signIn')}
        </Link>
      ) : null}
      {onAgain === undefined ? null : <Button onPress={onAgain}>{t.say('archive.again')}</Button>}
    </div>
  );
}

/** The items of a list that is got page by page, with what stands there while, before and instead. */
export function Listed<T>({
  list,
  none,
  children,
}: {
  readonly list: {
    readonly data?: { readonly pages: readonly { readonly items: readonly T[] }[] } | undefined;
    readonly error: Error | null;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isPlaceholderData: boolean;
    fetchNextPage(): unknown;
    refetch(): unknown;
  };
  /** What stands where nothing was found. */
  readonly none: { readonly title: string; readonly text: string; readonly children?: ReactNode };
  readonly children: (items: readonly T[]) => ReactNode;
}) {
  const t = useTranslator();
  if (list.error !== null) return <Problem error={list.error} onAgain={() => void list.refetch()} />;
  if (list.data === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  const items = list.data.pages.flatMap((p) => p.items);
  if (items.length === 0)
    return (
      <EmptyState title={none.title} text={none.text}>
        {none.children}
      </EmptyState>
    );
  return (
    <div className="listed" aria-busy={list.isPlaceholderData}>
      {children(items)}
      {list.hasNextPage ? (
        <Button isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t.say(list.isFetchingNextPage ? 'app.loading' : 'archive.more')}
        </Button>
      ) : null}
    </div>
  );
}

/** The head of a page of the archive. */
export function PageHead({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
      {children}
    </header>
  );
}
