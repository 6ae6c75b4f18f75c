import { Icon } from '../../components/icon.js';
import { useApi } from '../../data/api.js';
import type { FilterValues } from '../../filters/filters.js';
import { useTranslator } from '../../preferences/preferences.js';

/** Links to all the events that the filters ask for, as files. */
export function SaveEvents({
  filters,
  children,
}: {
  readonly filters: FilterValues;
  readonly children?: React.ReactNode;
}) {
  const t = useTranslator();
  const api = useApi();
  return (
    <p className="save-links">
      <span className="soft">
        <Icon name="save" /> {t.say('events.save')}
      </span>
      {(['csv', 'ndjson'] as const).map((format) => (
        <a key={format} href={api.href('/events', { ...filters, format })} download={`isnad-events.${format}`}>
          {t.say(`events.save.${format}`)}
        </a>
      ))}
      {children}
    </p>
  );
}
