import type { ChairId } from '@chairside/shared/ids.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import { memo, Suspense, useCallback, useState } from 'react';
import { useSlowly } from '../live/context.tsx';
import type { LiveState } from '../live/store.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import type { TrendChartProps } from './TrendChart.tsx';
import style from './TrendPanel.module.css';
import { trendRows } from './trend-rows.ts';
import { loadedApart } from '../ui/loaded-apart.ts';

const TrendChart = loadedApart(() => import('./TrendChart.tsx'));
const TrendTable = loadedApart(async () => ({ default: (await import('./TrendTable.tsx')).TrendTable }));

/** Ninety minutes on six hundred pixels move one pixel in nine seconds. */
const redrawEveryHostMs = 5_000;

type TrendPanelProps = { readonly chair: ChairId; readonly zeroMs: number };

export const TrendPanel = memo(function TrendPanel({ chair, zeroMs }: TrendPanelProps) {
  const text = useText();
  const [isTable, setTable] = useState(false);
  return (
    <section className={style.panel} aria-label={text.trend.title}>
      <div className={style.toggle}>
        <Button kind="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {text.trend.table}
        </Button>
      </div>
      <div className={style.body}>
        <Slow chair={chair} zeroMs={zeroMs} isTable={isTable} />
      </div>
    </section>
  );
});

/** Looks at the chair as it is at each redraw, not at each reading. */
function Slow({ chair, zeroMs, isTable }: TrendPanelProps & { readonly isTable: boolean }) {
  const text = useText();
  const look = useCallback((live: LiveState) => trendOf(live, chair, zeroMs), [chair, zeroMs]);
  const drawn = useSlowly(look, redrawEveryHostMs);
  if (drawn === null) return null;
  if (drawn.rows.length === 0 && drawn.nibp.length === 0)
    return <p className={style.empty}>{text.trend.empty}</p>;
  return (
    <Suspense fallback={<p className={style.empty}>{text.trend.loading}</p>}>
      {isTable ? <TrendTable {...drawn} /> : <TrendChart {...drawn} />}
    </Suspense>
  );
}

function trendOf({ chairs, nowMs }: LiveState, chair: ChairId, zeroMs: number): TrendChartProps | null {
  const view = chairs[chair];
  const session = view?.state.session ?? null;
  if (view === undefined || session === null) return null;
  return { session, zeroMs, nowMs, rows: trendRows(view.lines, zeroMs), nibp: nibpMeasurements(view.nibp) };
}
