import { slowSourceMs, sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useLive } from '../../live/context.tsx';
import { selectIsRecording, selectSite } from '../../live/selectors.ts';
import { changedLimitsText } from '../../session/changed-limits.ts';
import { PersonButton } from '../../session/PersonButton.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { useText } from '../../ui/text.ts';
import { LinkMark } from '../LinkMark.tsx';
import { ScreenSettings } from '../ScreenSettings.tsx';
import style from './ChairMarks.module.css';

/** What is always true of what is shown below, and who acts. */
export function ChairMarks({ view }: { readonly view: ChairView }) {
  const text = useText();
  return (
    <div className={style.row}>
      <ul className={style.marks}>
        <li className={style.chair} data-name>
          {text.app.chair(view.state.chair)}
        </li>
        {useMarks(view).map(({ words, isStrong }) => (
          <li key={words}>
            <Mark {...(isStrong && { kind: 'strong' as const })}>{words}</Mark>
          </li>
        ))}
      </ul>
      <div className={style.controls}>
        <LinkMark />
        <PersonButton />
        <ScreenSettings />
      </div>
    </div>
  );
}

type MarkWords = { readonly words: string; readonly isStrong: boolean };

export function useMarks({ state, recorded, heardAtMs }: ChairView): readonly MarkWords[] {
  const text = useText();
  const site = useLive(selectSite);
  const isRecording = useLive(selectIsRecording);
  const { session } = state;
  const periodMs = sourcePeriodMs(heardAtMs.spo2Percent ?? []);
  const isSlow = periodMs > slowSourceMs;
  const isUnsaved = !isRecording || state.seq > recorded.seq;
  return [
    ...(site?.site.isSimulation === true ? [{ words: text.mark.simulated, isStrong: true }] : []),
    ...(isUnsaved ? [{ words: text.mark.notSaved, isStrong: true }] : []),
    ...(session?.areLimitsChanged === true
      ? [{ words: text.mark.limitsChanged(changedLimitsText(session.limits, text)), isStrong: false }]
      : []),
    ...(session !== null && session.baseline === null
      ? [{ words: text.mark.noBaseline, isStrong: false }]
      : []),
    ...(isSlow
      ? [{ words: text.mark.slowSource(text.vital.spo2, Math.round(periodMs / 1000)), isStrong: false }]
      : []),
  ];
}
