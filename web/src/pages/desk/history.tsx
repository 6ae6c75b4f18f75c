import type { ActItem } from '../../../../src/archive/corrections/acts.js';
import { Listed, Problem } from '../../archive/parts.js';
import { Button } from '../../components/button.js';
import { useList } from '../../data/api.js';
import type { CorrectionItem } from '../../data/archive-report.js';
import { CorrectionLine } from '../../desk/correction-line.js';
import { useUndo } from '../../desk/undoing.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Tag, Words } from '../../room/parts.js';
import { Link } from '../../router/router.js';
import { routes } from '../../routes.js';

type Act = Omit<ActItem, 'first'> & { readonly first: readonly (CorrectionItem & { readonly title: string | null })[] };

/** What was done, act by act, the latest first: each can be taken back. */
export function History() {
  const t = useTranslator();
  const list = useList<Act>('/corrections/acts');
  const { undo, busy, error } = useUndo();
  return (
    <>
      {error === null ? null : <Problem error={error} />}
      <Listed list={list} none={{ title: t.say('history.none.title'), text: t.say('history.none.text') }}>
        {(acts) => (
          <ol className="acts">
            {acts.map((act) => (
              <li key={act.act} className="act" data-state={act.undone === act.corrections ? 'undone' : undefined}>
                {act.first.map((c) => (
                  <p key={c.uid}>
                    <CorrectionLine correction={c} />
                  </p>
                ))}
                {act.corrections > act.first.length ? <p className="hint">{t.say('history.more')}</p> : null}
                <p className="act-line">
                  <bdi>{act.author}</bdi>
                  <time dateTime={act.madeAt}>{t.moment(act.madeAt)}</time>
                  <span>{t.count('history.count', act.corrections)}</span>
                  {act.reports > 1 ? <span>{t.count('history.reports', act.reports)}</span> : null}
                  {act.reports === 1 ? <ReportOf correction={act.first[0]} /> : null}
                  {act.undone === 0 ? null : (
                    <Tag>{t.say(act.undone === act.corrections ? 'corrections.state.undone' : 'history.partly')}</Tag>
                  )}
                  {act.undone < act.corrections ? (
                    <Button look="quiet" isDisabled={busy} onPress={() => void undo({ act: act.act })}>
                      {t.say('desk.undo')}
                    </Button>
                  ) : null}
                </p>
              </li>
            ))}
          </ol>
        )}
      </Listed>
    </>
  );
}

/** The report that a correction is of. */
export function ReportOf({ correction }: { correction: Act['first'][number] | undefined }) {
  const t = useTranslator();
  if (correction?.report == null) return null;
  return (
    <Link className="report-title" href={routes.report.href({ id: correction.report }, { show: 'corrections' })}>
      {correction.title === null ? t.say('archive.untitled') : <Words>{correction.title}</Words>}
    </Link>
  );
}
