import { EmptyState } from '../../components/empty-state.js';
import { Icon } from '../../components/icon.js';
import { useApi } from '../../data/api.js';
import type { ArchiveReport } from '../../data/archive-report.js';
import { useTranslator } from '../../preferences/preferences.js';

/** The page as it was captured, in a frame that runs nothing and loads nothing; and the bytes themselves. */
export function SourcePage({ report }: { report: ArchiveReport }) {
  const t = useTranslator();
  const api = useApi();
  const { uid, version, source } = report;
  if (source === null) return <EmptyState title={t.say('source.none.title')} text={t.say('source.none.text')} />;
  return (
    <section className="source-page">
      <p className="source-line">
        <span className="hint">{t.say('source.hint')}</span>
        <a className="button plain" href={api.href(`/reports/${uid}/source`, { seq: version.seq })} download>
          <Icon name="save" /> {t.say('source.download', { size: t.bytes(source.size) })}
        </a>
      </p>
      <iframe
        sandbox=""
        referrerPolicy="no-referrer"
        title={t.say('room.view.page')}
        src={api.href(`/reports/${uid}/page`, { seq: version.seq, lang: t.language })}
      />
    </section>
  );
}
