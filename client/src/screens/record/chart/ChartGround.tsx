import { useText } from '../../../ui/text.ts';
import type { Lane } from '../../../vitals/trend-lanes.ts';
import { rowHeight, type Plan } from './plan.ts';
import style from './RecordChart.module.css';

const enoughForWords = 74;

/** Phases, pauses, scales, limits, the baseline, and what happened above them. */
export function ChartGround({ plan }: { readonly plan: Plan }) {
  return (
    <>
      <defs>
        <pattern
          id="record-pause"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={style.hatch} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      <Bands plan={plan} />
      {Object.values(plan.lanes).map((lane) => (
        <Scale key={lane.id} lane={lane} plan={plan} />
      ))}
      <Marks plan={plan} />
    </>
  );
}

function Bands({ plan }: { readonly plan: Plan }) {
  const text = useText();
  const { top, bottom } = plan.plot;
  return (
    <>
      {plan.phases.map(({ phase, from, to }) => (
        <g key={`${phase}${from}`}>
          <rect
            className={style.band}
            data-band={phase}
            x={from}
            y={top}
            width={Math.max(0, to - from)}
            height={bottom - top}
          />
        </g>
      ))}
      {plan.pauses.map(({ from, to }) => (
        <rect
          key={from}
          fill="url(#record-pause)"
          x={from}
          y={top}
          width={Math.max(2, to - from)}
          height={bottom - top}
        />
      ))}
      {stretches(plan.phases).map(({ phase, from, to }) => (
        <g key={`${phase}${from}`} className={style.stretch}>
          <line x1={from} x2={to} y1={top - 3} y2={top - 3} data-band={phase} />
          {to - from > enoughForWords && (
            <text x={from + 3} y={top - 8}>
              {text.session.steps[phase]}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** A pause cuts an infusion in two; its name is written once. */
function stretches(phases: Plan['phases']): Plan['phases'] {
  const joined: Plan['phases'][number][] = [];
  for (const one of phases) {
    const last = joined.at(-1);
    if (last?.phase === one.phase) joined.splice(-1, 1, { ...last, to: one.to });
    else joined.push(one);
  }
  return joined;
}

function Scale({ lane, plan }: { readonly lane: Lane; readonly plan: Plan }) {
  const text = useText();
  const { left, right } = plan.plot;
  const name = {
    nibp: `${text.vital.nibp} mmHg`,
    spo2: `${text.vital.spo2} %`,
    pulse: `${text.vital.pulseRate} /min`,
  }[lane.id];
  return (
    <g className={style.lane} data-lane={lane.id}>
      {lane.ticks
        .filter((tick) => tick >= lane.low && tick <= lane.high)
        .map((tick) => (
          <g key={tick}>
            <line
              className={style.rule}
              x1={left}
              x2={right}
              y1={plan.y(lane, tick)}
              y2={plan.y(lane, tick)}
            />
            <text className={style.scale} x={left - 6} y={plan.y(lane, tick) + 4}>
              {tick}
            </text>
          </g>
        ))}
      <path className={style.limit} d={plan.limits[lane.id].low + plan.limits[lane.id].high} />
      <path className={style.baseline} d={plan.baseline[lane.id]} />
      <text className={style.name} x={right - 6} y={plan.y(lane, lane.high) - 4}>
        {name}
      </text>
    </g>
  );
}

function Marks({ plan }: { readonly plan: Plan }) {
  const { top, bottom } = plan.plot;
  return (
    <>
      {plan.marks.map(({ key, x, row, words, isFlipped }) => {
        const y = top - 28 - row * rowHeight;
        return (
          <g key={key} className={style.mark}>
            <line x1={x} x2={x} y1={y - 8} y2={bottom} />
            <text x={isFlipped ? x - 4 : x + 4} y={y} data-flipped={isFlipped || undefined}>
              {words}
            </text>
          </g>
        );
      })}
    </>
  );
}
