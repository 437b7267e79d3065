import { useRecordsText } from '../records-text.ts';
import style from './RecordChart.module.css';

/** What the signs of the chart mean. */
export function ChartKey({ isStarted }: { readonly isStarted: boolean }) {
  const { chart } = useRecordsText();
  return (
    <figcaption className={style.key}>
      <Sign words={chart.keyPressure}>
        <path className={style.pressure} d="M3,3L8,8L13,3M8,8V18M3,23L8,18L13,23" />
      </Sign>
      <Sign words={chart.keyTyped}>
        <path
          className={style.pressure}
          data-source="typed"
          d="M8,6V20M4,6a4,4 0 1 0 8,0a4,4 0 1 0 -8,0M4,20a4,4 0 1 0 8,0a4,4 0 1 0 -8,0"
        />
      </Sign>
      <Sign words={chart.keyFailed}>
        <path className={style.failed} d="M3,8l10,10m0,-10l-10,10" />
      </Sign>
      <Sign words={chart.keyBaseline} isWide>
        <path className={style.baseline} d="M0,13H34" />
      </Sign>
      <Sign words={chart.keyLimits} isWide>
        <path className={style.limit} d="M0,13H34" />
      </Sign>
      <Sign words={chart.keyPause} isWide>
        <rect fill="url(#record-pause)" x="0" y="4" width="34" height="18" />
      </Sign>
      <span>
        {isStarted ? chart.minutes : chart.minutesOpen}. {chart.keyGap}
      </span>
    </figcaption>
  );
}

type SignProps = {
  readonly words: string;
  readonly isWide?: boolean;
  readonly children: React.ReactNode;
};

function Sign({ words, isWide = false, children }: SignProps) {
  const width = isWide ? 34 : 16;
  return (
    <span className={style.sign}>
      <svg viewBox={`0 0 ${width} 26`} width={width} height={26} aria-hidden>
        {children}
      </svg>
      {words}
    </span>
  );
}
