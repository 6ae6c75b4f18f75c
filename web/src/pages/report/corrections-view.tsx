import { Problem } from '../../archive/parts.js';
import { Button } from '../../components/button.js';
import { EmptyState } from '../../components/empty-state.js';
import type { ArchiveReport } from '../../data/archive-report.js';
import { CorrectionLine } from '../../desk/correction-line.js';
import { useUndo } from '../../desk/undoing.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Tag } from '../../room/parts.js';

/** What people corrected in a report, the latest first: what stands, what was taken back, what lost its words. */
export default function CorrectionsView({ report, mayUndo }: { report: ArchiveReport; mayUndo: boolean }) {
  const t = useTranslator();
  const { undo, busy, error } = useUndo();
  if (report.corrections.length === 0)
    return <EmptyState title={t.say('corrections.none.title')} text={t.say('corrections.none.text')} />;
  const orphaned = report.corrections.filter((c) => c.state === 'orphaned').length;
  return (
    <section className="corrections" aria-label={t.say('room.view.corrections')}>
      {error === null ? null : <Problem error={error} />}
      {orphaned === 0 ? null : (
        <p className="room-notice">
          {t.count('corrections.orphaned', orphaned)} {t.say('corrections.orphaned.hint')}
        </p>
      )}
      <ol className="acts">
        {report.corrections.toReversed().map((c) => (
          <li key={c.uid} className="act" data-state={c.state}>
            <CorrectionLine correction={c} />
            <span className="act-line">
              <bdi>{c.author}</bdi>
              <time dateTime={c.madeAt}>{t.moment(c.madeAt)}</time>
              {c.state === 'applied' ? null : <Tag>{t.say(`corrections.state.${c.state}`)}</Tag>}
              {c.undone === null ? null : (
                <span>{t.say('corrections.undoneBy', { name: c.undone.by, when: t.moment(c.undone.at) })}</span>
              )}
              {mayUndo && c.undone === null ? (
                <Button look="quiet" isDisabled={busy} onPress={() => void undo({ uid: c.uid })}>
                  {t.say('desk.undo')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
