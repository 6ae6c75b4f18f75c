import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Timeline } from '../../../../src/archive/views/timeline.js';
import { Problem } from '../../archive/parts.js';
import { Choice } from '../../components/choice.js';
import { EmptyState } from '../../components/empty-state.js';
import { Table } from '../../components/table.js';
import { useWidth } from '../../components/use-width.js';
import { useGet } from '../../data/api.js';
import type { FilterValues } from '../../filters/filters.js';
import type { Translator } from '../../i18n/translator.js';
import { useTranslator } from '../../preferences/preferences.js';
import { buckets, timesBy } from '../../routes.js';
import { barsBetween, type Days, type DrawnBar, daysOf, drawingOf, type Outlying, shownOf, written } from './bars.js';
import { SaveEvents } from './save.js';
import { noneOf } from './table.js';
import { classes } from './types.js';

interface Asked {
  readonly by: (typeof timesBy)[number];
  readonly bucket: (typeof buckets)[number];
}

interface Props extends Asked {
  readonly filters: FilterValues;
  readonly onChange: (change: Partial<Asked & FilterValues>) => void;
}

/** How many events of which kinds there were when; bars that are chosen become the filter of days. */
export function EventsTimeline({ filters, by, bucket, onChange }: Props) {
  const t = useTranslator();
  const { data, error, refetch, isPlaceholderData } = useGet<Timeline>('/events/timeline', {
    ...filters,
    by,
    bucket: bucket === 'auto' ? null : bucket,
  });
  return (
    <>
      <div className="timeline-choices">
        <Choice
          label={t.say('timeline.by')}
          options={timesBy.map((value) => ({ value, label: t.say(`timeline.by.${value}`) }))}
          chosen={by}
          onChange={(value) => onChange({ by: value })}
        />
        <Choice
          label={t.say('timeline.bucket')}
          options={buckets.map((value) => ({ value, label: t.say(`timeline.bucket.${value}`) }))}
          chosen={bucket}
          onChange={(value) => onChange({ bucket: value })}
        />
      </div>
      {error !== null ? (
        <Problem error={error} onAgain={() => void refetch()} />
      ) : data === undefined ? (
        <p className="loading">{t.say('app.loading')}</p>
      ) : (
        <div className="listed" aria-busy={isPlaceholderData}>
          <Drawn timeline={data} onDays={(days) => onChange({ [by]: written(days) })} />
        </div>
      )}
      <SaveEvents filters={filters} />
    </>
  );
}

function Drawn({ timeline, onDays }: { readonly timeline: Timeline; readonly onDays: (days: Days) => void }) {
  const t = useTranslator();
  const { bars, undated, vague, of } = timeline;
  const left = (
    <p className="hint">
      {t.count(of.all ? 'count.events' : 'count.eventsAtLeast', of.counted)}.{' '}
      {undated > 0 ? `${t.count('timeline.undated', undated)} ` : ''}
      {vague > 0 ? t.count('timeline.vague', vague) : ''}
    </p>
  );
  if (bars.length === 0)
    return undated + vague === 0 ? (
      <EmptyState {...noneOf(t)} />
    ) : (
      <>
        <EmptyState title={t.say('timeline.none.title')} text={t.say('timeline.none.text')} />
        {left}
      </>
    );
  return (
    <>
      <Chart timeline={timeline} onDays={onDays} />
      {left}
      <BarsTable timeline={timeline} onDays={onDays} />
    </>
  );
}

/** The days of a bar in words. */
function daysSaid(bucket: Timeline['bucket'], { from, to }: Days, t: Translator): string {
  switch (bucket) {
    case 'day':
      return t.day(from);
    case 'week':
      return t.say('span.days', { from: t.day(from), to: t.day(to) });
    case 'month':
      return t.day(from.slice(0, 7));
    case 'year':
      return t.day(from.slice(0, 4));
  }
}

const typesSaid = ({ bar }: Pick<DrawnBar, 'bar'>, t: Translator): string =>
  bar.types
    .map(({ value, count }) => `${t.word('eventType', value)} ${t.number(count)}`)
    .join(t.language === 'ar' ? '، ' : ', ');

function Chart({ timeline, onDays }: { readonly timeline: Timeline; readonly onDays: (days: Days) => void }) {
  const t = useTranslator();
  const [frame, width] = useWidth<HTMLDivElement>();
  const shown = useMemo(() => shownOf(timeline), [timeline]);
  const height = width < 520 ? 240 : 320;
  const drawing = useMemo(
    () =>
      width === 0
        ? null
        : drawingOf({ bars: shown.bars, bucket: timeline.bucket }, { width, height, direction: t.direction }),
    [shown, timeline.bucket, width, height, t.direction],
  );
  const [over, setOver] = useState<readonly DrawnBar[]>([]);
  /** Where a finger or the mouse came down. */
  const [from, setFrom] = useState<number | null>(null);
  const { bucket } = timeline;

  const at = (event: React.PointerEvent): number =>
    event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;
  const spanOf = (bars: readonly DrawnBar[]): Days | null => {
    const days = bars.map((b) => b.days).sort((a, b) => (a.from < b.from ? -1 : 1));
    return days.length === 0 ? null : { from: days[0]!.from, to: days.at(-1)!.to };
  };
  const span = spanOf(over);

  return (
    <figure className="timeline">
      <div ref={frame} className="chart-frame">
        {drawing === null ? null : (
          <svg
            className="chart bars"
            role="img"
            aria-label={t.say('timeline.label')}
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              const x = at(event);
              setFrom(x);
              setOver(barsBetween(drawing, x, x));
            }}
            onPointerMove={(event) => {
              const x = at(event);
              setOver(barsBetween(drawing, from ?? x, x));
            }}
            onPointerUp={(event) => {
              if (from === null) return;
              const chosen = spanOf(barsBetween(drawing, from, at(event)));
              setFrom(null);
              if (chosen !== null) onDays(chosen);
            }}
            onPointerCancel={() => {
              setFrom(null);
              setOver([]);
            }}
            onPointerLeave={() => from === null && setOver([])}
          >
            {drawing.values.map(({ value, y }) => (
              <g key={value}>
                <line className="grid" x1={drawing.box.x} x2={drawing.box.right} y1={y} y2={y} />
                <text className="value" x={t.direction === 'rtl' ? width - 38 : 36} y={y}>
                  {t.number(value, { notation: value >= 10_000 ? 'compact' : 'standard' })}
                </text>
              </g>
            ))}
            {drawing.times.map(({ iso, x, whole }) => (
              <text key={iso} className="day" x={x} y={height - 6}>
                {whole === 'year' ? t.day(iso.slice(0, 4)) : t.shortDay(whole === 'day' ? iso : iso.slice(0, 7))}
              </text>
            ))}
            {over.length === 0 ? null : (
              <rect
                className="over"
                x={Math.min(...over.map((b) => b.x)) - 1}
                width={Math.max(...over.map((b) => b.x + b.width)) - Math.min(...over.map((b) => b.x)) + 2}
                y={drawing.box.y}
                height={drawing.box.bottom - drawing.box.y}
              />
            )}
            {drawing.bars.map(({ bar, x, width: wide, parts }) => (
              <g key={bar.from}>
                {parts.map(({ of, y, height: high }) => (
                  <rect
                    key={of}
                    className="bar-part"
                    data-class={of}
                    data-thin={wide < 5 || undefined}
                    x={x}
                    y={y}
                    width={wide}
                    height={high}
                  />
                ))}
              </g>
            ))}
            <line
              className="axis"
              x1={drawing.box.x}
              x2={drawing.box.right}
              y1={drawing.box.bottom}
              y2={drawing.box.bottom}
            />
          </svg>
        )}
      </div>
      <p className="timeline-said" aria-hidden="true">
        {span === null ? (
          <span className="hint">{t.say('timeline.hint')}</span>
        ) : (
          <>
            <strong>
              {over.length === 1
                ? daysSaid(bucket, span, t)
                : t.say('span.days', { from: t.day(span.from), to: t.day(span.to) })}
            </strong>{' '}
            {t.count(
              'count.events',
              over.reduce((sum, b) => sum + b.bar.events, 0),
            )}
            {over.length === 1 ? <span className="soft"> · {typesSaid(over[0]!, t)}</span> : null}
          </>
        )}
      </p>
      <figcaption>
        <Farther key="before" of={shown.before} label="timeline.before" onDays={onDays} />
        <Farther key="after" of={shown.after} label="timeline.after" onDays={onDays} />
        <ul className="map-legend">
          {classes.map((of) => (
            <li key={of}>
              <span className="swatch" data-class={of} aria-hidden="true" />
              {t.say(`timeline.class.${of}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** Events that lie far from the others in time, and a way to them. */
function Farther({
  of,
  label,
  onDays,
}: {
  readonly of: Outlying | null;
  readonly label: 'timeline.before' | 'timeline.after';
  readonly onDays: (days: Days) => void;
}) {
  const t = useTranslator();
  if (of === null) return null;
  const { from, to } = of.days;
  return (
    <p className="hint">
      <Button className="plain-link" onPress={() => onDays(of.days)}>
        {t.say(label, { events: t.count('count.events', of.events), from: t.day(from), to: t.day(to) })}
      </Button>
    </p>
  );
}

/** The same bars to be read, and to be chosen by the keyboard. */
function BarsTable({ timeline, onDays }: { readonly timeline: Timeline; readonly onDays: (days: Days) => void }) {
  const t = useTranslator();
  const { bars, bucket } = timeline;
  return (
    <details className="bars-table">
      <summary>{t.say('timeline.table')}</summary>
      <Table
        label={t.say('timeline.label')}
        rows={bars}
        keyOf={(bar) => bar.from}
        columns={[
          {
            key: 'days',
            head: t.say('timeline.span'),
            cell: (bar) => {
              const days = daysOf(bucket, bar.from);
              const said = daysSaid(bucket, days, t);
              return (
                <Button
                  className="plain-link"
                  aria-label={t.say('timeline.only', { span: said })}
                  onPress={() => onDays(days)}
                >
                  {said}
                </Button>
              );
            },
          },
          { key: 'events', head: t.say('timeline.count'), numeric: true, cell: (bar) => t.number(bar.events) },
          { key: 'types', head: t.say('timeline.types'), cell: (bar) => typesSaid({ bar }, t) },
        ]}
      />
    </details>
  );
}
