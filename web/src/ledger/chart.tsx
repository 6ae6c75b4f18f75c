import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import type { Claim, Ledger } from '../../../src/archive/views/ledger.js';
import { useWidth } from '../components/use-width.js';
import { useTranslator } from '../preferences/preferences.js';
import { navigate } from '../router/router.js';
import type { Spacing } from '../routes.js';
import { lookOf } from './looks.js';
import { type PlotPoint, plotOf } from './plot.js';
import { pointSaid } from './say.js';

interface Props {
  readonly ledger: Ledger;
  readonly label: string;
  readonly spacing: Spacing;
  /** The claimants that stand out; all of them when there are none. */
  readonly chosen: readonly number[];
  /** The figure that is looked at. */
  readonly touched: string | null;
  readonly onTouch: (claim: Claim) => void;
  readonly hrefOf: (claim: Claim) => string;
}

/** The point a key leads to: left and right through time as it is drawn, up and down along the words of one claimant. */
function reachedBy(
  key: string,
  points: readonly PlotPoint[],
  at: PlotPoint,
  direction: 'rtl' | 'ltr',
): PlotPoint | null {
  const onward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const own = points.filter((p) => p.claim.claimant === at.claim.claimant);
  const stepped = (among: readonly PlotPoint[], step: 1 | -1): PlotPoint => among[among.indexOf(at) + step] ?? at;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return stepped(points, key === onward ? 1 : -1);
    case 'ArrowUp':
      return stepped(own, 1);
    case 'ArrowDown':
      return stepped(own, -1);
    case 'Home':
      return points[0] ?? at;
    case 'End':
      return points.at(-1) ?? at;
    default:
      return null;
  }
}

/** Each claimant's numbers over time. Time runs as writing does. One stop for the tab key; arrows lead from point to point. */
export function LedgerChart({ ledger, label, spacing, chosen, touched, onTouch, hrefOf }: Props) {
  const t = useTranslator();
  const [frame, width] = useWidth<HTMLDivElement>();
  const height = width < 520 ? 300 : 400;
  const plot = useMemo(
    () => (width === 0 ? null : plotOf(ledger, { width, height, direction: t.direction, spacing })),
    [ledger, width, height, t.direction, spacing],
  );
  const points = useRef(new Map<string, HTMLOrSVGElement>());
  // what was looked at before a finger came down: the first touch looks, the second opens
  const before = useRef<string | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  const first = plot?.points[0]?.claim.figure;
  const stop = plot?.points.some((p) => p.claim.figure === (reached ?? touched)) ? (reached ?? touched) : first;

  function onKeyDown(event: KeyboardEvent, at: PlotPoint): void {
    if (plot === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = reachedBy(event.key, plot.points, at, t.direction);
    if (to === null) return;
    event.preventDefault();
    points.current.get(to.claim.figure)?.focus();
  }

  return (
    <div ref={frame} className="chart-frame">
      {plot === null ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a drawing
        <svg
          className="chart"
          role="group"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
        >
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the points say it all */}
          <g aria-hidden="true">
            {plot.values.map((tick) => (
              <g key={tick.value}>
                <line className="grid" x1={plot.box.x} x2={plot.box.right} y1={tick.y} y2={tick.y} />
                <text className="value" x={t.direction === 'rtl' ? plot.box.right + 8 : plot.box.x - 8} y={tick.y}>
                  {t.number(tick.value, { notation: tick.value >= 100_000 ? 'compact' : 'standard' })}
                </text>
              </g>
            ))}
            {plot.days.map((tick) => (
              <text key={tick.iso} className="day" x={tick.x} y={height - 8}>
                {t.shortDay(tick.iso)}
              </text>
            ))}
            {plot.lines.map(({ claimant, path }) => (
              <path
                key={claimant}
                className="line"
                data-hue={lookOf(claimant).hue}
                data-dim={chosen.length > 0 && !chosen.includes(claimant) ? '' : undefined}
                strokeDasharray={lookOf(claimant).dash}
                d={path}
              />
            ))}
          </g>
          {plot.points.map((point) => {
            const { claim } = point;
            const on = touched === claim.figure;
            return (
              <a
                key={claim.figure}
                ref={(element: HTMLOrSVGElement | null) => {
                  if (element === null) points.current.delete(claim.figure);
                  else points.current.set(claim.figure, element);
                }}
                className="point"
                href={hrefOf(claim)}
                tabIndex={claim.figure === stop ? 0 : -1}
                aria-label={pointSaid(ledger, claim, point.repeats.length, t)}
                data-hue={lookOf(claim.claimant).hue}
                data-dim={chosen.length > 0 && !chosen.includes(claim.claimant) ? '' : undefined}
                data-denied={claim.denied || undefined}
                data-on={on || undefined}
                onPointerDown={() => {
                  before.current = touched;
                }}
                onFocus={() => {
                  setReached(claim.figure);
                  onTouch(claim);
                }}
                onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && onTouch(claim)}
                onKeyDown={(event) => onKeyDown(event, point)}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  const { pointerType } = event.nativeEvent as globalThis.PointerEvent;
                  if (pointerType === 'touch' && before.current !== claim.figure) onTouch(claim);
                  else navigate(hrefOf(claim));
                }}
              >
                <Sign point={point} />
              </a>
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** A point: its sign, its bounds, a ring for those who repeat it, a cross where it is only denied. */
function Sign({ point: { claim, x, y, range, open, repeats } }: { point: PlotPoint }) {
  return (
    <>
      {range === null ? null : (
        <path
          className="range"
          d={`M${x} ${range.low}V${range.high}M${x - 4} ${range.low}h8M${x - 4} ${range.high}h8`}
        />
      )}
      {open === null ? null : (
        <path className="range" d={open === 'up' ? `M${x} ${y}v-24m-4 5l4-5l4 5` : `M${x} ${y}v24m-4 -5l4 5l4-5`} />
      )}
      {repeats.length === 0 ? null : (
        <circle className="repeats" cx={x} cy={y} r={8 + 2 * Math.log2(repeats.length + 1)} />
      )}
      <circle className="reach" cx={x} cy={y} r={13} />
      <path className="sign" transform={`translate(${x} ${y})`} d={lookOf(claim.claimant).sign} />
      {claim.denied ? <path className="cross" d={`M${x - 7} ${y - 7}l14 14m0-14l-14 14`} /> : null}
    </>
  );
}
