import type { Profile } from '../../../../src/archive/views/profile.js';
import { Table } from '../../components/table.js';
import { useWidth } from '../../components/use-width.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Link } from '../../router/router.js';

type Months = Profile['months'];

/** So many bars can be told apart in the room there is; where there are more months, a bar is a year. */
const mostBars = 60;
const height = 96;

/** What it said, upward, and what was said of it, downward, month by month. Time runs as writing does. */
export function Months({ months, hrefOf }: { readonly months: Months; readonly hrefOf: (month: string) => string }) {
  const t = useTranslator();
  const [frame, width] = useWidth<HTMLDivElement>();
  if (months.length === 0) return null;
  const bars = filled(months);
  const tallest = Math.max(1, ...bars.map((b) => Math.max(b.statements, b.about)));
  const step = Math.min(36, width / bars.length);
  const tall = (n: number): number => (n === 0 ? 0 : Math.max(1.5, (n / tallest) * (height / 2 - 2)));
  return (
    <section className="aside-part">
      <h2>{t.say('entity.months')}</h2>
      <p className="activity-legend hint">
        <span className="activity-said">{t.say('entity.tab.said')}</span>
        <span className="activity-about">{t.say('entity.tab.about')}</span>
      </p>
      <div ref={frame} className="activity-frame">
        {width === 0 ? null : (
          <svg className="activity" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {bars.map((bar, i) => {
              const x = (t.direction === 'rtl' ? width - (i + 1) * step : i * step) + step * 0.1;
              return (
                <g key={bar.month}>
                  <title>{`${t.day(bar.month)}: ${t.number(bar.statements)} / ${t.number(bar.about)}`}</title>
                  <rect className="reach" x={x - step * 0.1} y={0} width={step} height={height} />
                  <rect
                    className="said"
                    x={x}
                    y={height / 2 - tall(bar.statements)}
                    width={step * 0.8}
                    height={tall(bar.statements)}
                  />
                  <rect className="about" x={x} y={height / 2 + 1} width={step * 0.8} height={tall(bar.about)} />
                </g>
              );
            })}
            <line className="axis" x1={0} x2={width} y1={height / 2 + 0.5} y2={height / 2 + 0.5} />
          </svg>
        )}
        <p className="activity-ends hint" style={{ maxInlineSize: Math.max(step * bars.length, 170) }}>
          <span>{t.day(bars[0]!.month)}</span>
          {bars.length > 1 ? <span>{t.day(bars.at(-1)!.month)}</span> : null}
        </p>
      </div>
      <details className="why">
        <summary>{t.say('asTable')}</summary>
        <Table
          label={t.say('entity.months')}
          columns={[
            {
              key: 'month',
              head: t.say('entity.month'),
              cell: (m: Months[number]) => <Link href={hrefOf(m.month)}>{t.day(m.month)}</Link>,
            },
            { key: 'reports', head: t.say('entity.inReports'), numeric: true, cell: (m) => t.number(m.reports) },
            { key: 'said', head: t.say('entity.tab.said'), numeric: true, cell: (m) => t.number(m.statements) },
            { key: 'about', head: t.say('entity.tab.about'), numeric: true, cell: (m) => t.number(m.about) },
          ]}
          rows={months.toReversed()}
          keyOf={(m) => m.month}
        />
      </details>
    </section>
  );
}

/** Every month from the first to the last, or every year where these are too many. */
function filled(months: Months): Months {
  const years = monthsBetween(months[0]!.month, months.at(-1)!.month).length > mostBars;
  const sums = new Map<string, { reports: number; statements: number; about: number }>();
  for (const month of monthsBetween(months[0]!.month, months.at(-1)!.month))
    sums.set(years ? month.slice(0, 4) : month, { reports: 0, statements: 0, about: 0 });
  for (const { month, reports, statements, about } of months) {
    const sum = sums.get(years ? month.slice(0, 4) : month)!;
    sum.reports += reports;
    sum.statements += statements;
    sum.about += about;
  }
  return [...sums].map(([month, sum]) => ({ month, ...sum }));
}

function monthsBetween(first: string, last: string): readonly string[] {
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: number(last) - number(first) + 1 }, (_, i) => {
    const at = number(first) + i;
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
