import { Problem } from '../../archive/parts.js';
import { Button } from '../../components/button.js';
import { EmptyState } from '../../components/empty-state.js';
import { useList } from '../../data/api.js';
import type { CorrectionItem } from '../../data/archive-report.js';
import { CorrectionLine } from '../../desk/correction-line.js';
import { useUndo } from '../../desk/undoing.js';
import { useTranslator } from '../../preferences/preferences.js';
import { ReportOf } from './history.js';

/** Corrections whose words are gone from the latest text: each leads to its report, or is taken back. */
export function Orphans() {
  const t = useTranslator();
  const list = useList<CorrectionItem & { readonly title: string | null }>('/corrections/orphaned');
  const { undo, busy, error } = useUndo();
  const problem = error ?? list.error;
  if (problem !== null) return <Problem error={problem} onAgain={() => void list.refetch()} />;
  if (list.data === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  const items = list.data.pages.flatMap((p) => p.items);
  return (
    <>
      {items.length > 0 ? (
        <ol className="acts">
          {items.map((c) => (
            <li key={c.uid} className="act" data-state="orphaned">
              <CorrectionLine correction={c} />
              <p className="act-line">
                <bdi>{c.author}</bdi>
                <time dateTime={c.madeAt}>{t.moment(c.madeAt)}</time>
                <ReportOf correction={c} />
                <Button look="quiet" isDisabled={busy} onPress={() => void undo({ uid: c.uid })}>
                  {t.say('desk.undo')}
                </Button>
              </p>
            </li>
          ))}
        </ol>
      ) : list.hasNextPage ? (
        <p className="hint">{t.say('orphans.page')}</p>
      ) : (
        <EmptyState title={t.say('orphans.none.title')} text={t.say('orphans.none.text')} />
      )}
      {list.hasNextPage ? (
        <Button isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t.say('archive.more')}
        </Button>
      ) : null}
    </>
  );
}
