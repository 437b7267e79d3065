import { Suspense } from 'react';
import { useStore } from 'zustand';
import { OxygenMark } from '../../session/quick-log/OxygenMark.tsx';
import type { ChairView } from '../../live/chair-view.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { preferences } from '../../ui/preferences.ts';
import { useText } from '../../ui/text.ts';
import { lowestDrawn, Sparkline } from '../../vitals/Sparkline.tsx';
import { continuousVital, type Vital } from '../../vitals/vital.ts';
import { remarkText } from '../../vitals/words.ts';
import style from './Spo2Beside.module.css';

const PlethStrip = loadedApart(async () => ({
  default: (await import('../../vitals/PlethStrip.tsx')).PlethStrip,
}));

type Spo2BesideProps = { readonly view: ChairView; readonly vital: Vital; readonly nowMs: number };

const spanMs = 5 * 60_000;

/** The pulse wave and the last minutes of SpO2, or in their place why there is no number: a line drawn on would look like a patient. */
export function Spo2Beside({ view, vital, nowMs }: Spo2BesideProps) {
  const text = useText();
  const theme = useStore(preferences, (chosen) => chosen.theme);
  const perfusion = continuousVital('perfusionIndexPercent', view.latest.perfusionIndexPercent, {
    nowMs,
    heardAtMs: view.heardAtMs.perfusionIndexPercent,
  });
  const points = view.lines.get('spo2Percent') ?? none;
  return (
    <div className={style.beside} data-shown={vital.shown}>
      <div className={style.wave}>
        <Suspense>
          <PlethStrip chair={view.state.chair} />
        </Suspense>
      </div>
      <p className={style.head}>
        <span>{text.vital.lastMinutes(spanMs / 60_000)}</span>
        <OxygenMark view={view} nowMs={nowMs} />
        {view.latest.perfusionIndexPercent !== undefined && (
          <span data-freshness={perfusion.shown === 'number' ? perfusion.freshness : 'gone'}>
            {text.vital.perfusionIndex}{' '}
            {perfusion.shown === 'number' ? `${perfusion.text} ${perfusion.unit}` : '---'}
          </span>
        )}
      </p>
      {vital.shown === 'number' ? (
        <div className={style.line}>
          <Sparkline
            points={points}
            untilMs={nowMs}
            spanMs={spanMs}
            label={text.vital.waveform}
            theme={theme}
          />
          <span className={style.high}>100</span>
          <span className={style.low}>{lowestDrawn(points, nowMs - spanMs)}</span>
        </div>
      ) : (
        <p className={style.why}>{remarkText(vital, text)}</p>
      )}
    </div>
  );
}

const none: readonly never[] = [];
