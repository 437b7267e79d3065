import { isJudged } from '@chairside/shared/site/speaking.ts';
import { slowSourceMs, sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import { FlaskConical, LayoutGrid } from 'lucide-react';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { isAudioPaused } from '@chairside/shared/alarms/signals.ts';
import { SoundMark } from '../../alarms/SoundMark.tsx';
import { isFromAfar, silentHere, watching } from '../../alarms/watching.ts';
import type { Departure, Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useHearing, useLive, useNowMs } from '../../live/context.tsx';
import { selectIsRecording, selectSite, selectStanding } from '../../live/selectors.ts';
import { changedLimitsText } from '../../session/changed-limits.ts';
import { useNameOf } from '../../session/names.ts';
import { offMonitorMark } from '../../session/off-monitor-text.ts';
import { PersonButton } from '../../session/PersonButton.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { spanText } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import { LinkMark } from '../LinkMark.tsx';
import { useSimulatedWords } from '../use-simulated-words.ts';
import { Secondary } from '../Secondary.tsx';
import { ScreenSettings } from '../ScreenSettings.tsx';
import style from './ChairMarks.module.css';

const FullScreenButton = loadedApart(async () => ({
  default: (await import('../../kiosk/FullScreenButton.tsx')).FullScreenButton,
}));

/** What is always true of what is shown below, and who acts. */
export function ChairMarks({ view }: { readonly view: ChairView }) {
  const text = useText();
  const site = useLive(selectSite);
  const elsewhere = useStore(watching, (place) => silentHere(place, view.state.chair));
  const nameOf = useNameOf();
  const nurse = view.state.session?.nurse ?? null;
  const isAfar = useStore(watching, isFromAfar);
  return (
    <div className={style.row} data-behind>
      <ul className={style.marks}>
        <li className={style.chair} data-name>
          {text.app.chair(view.state.chair)}
        </li>
        {elsewhere !== null && (
          <li>
            <Mark kind="strong">
              {elsewhere === 'unwatched'
                ? text.alarm.notWatched
                : text.alarm.chair.elsewhere(text.app.chair(elsewhere))}
            </Mark>
          </li>
        )}
        {isAfar && (
          <li>
            <Mark kind="strong">{text.calling.afar.mark}</Mark>
          </li>
        )}
        {useMarks(view).map(({ words, isStrong }) => (
          <li key={words}>
            <Mark {...(isStrong && { kind: 'strong' as const })}>{words}</Mark>
          </li>
        ))}
        {nurse !== null && (
          <li>
            <Mark>{text.calling.chairOf(nameOf({ personId: nurse.personId, role: '' }))}</Mark>
          </li>
        )}
      </ul>
      <Secondary />
      <div className={style.controls}>
        <LinkMark />
        <SoundMark />
        <PersonButton />
        <Suspense>
          <FullScreenButton />
        </Suspense>
        <ScreenSettings openedAt={view.state.chair} />
        {site?.site.isSimulation === true && (
          <Link
            className={style.link}
            data-wide
            to={`/simulator?chair=${view.state.chair}`}
            aria-label={text.app.simulator}
          >
            <FlaskConical aria-hidden size={24} />
          </Link>
        )}
        <Link className={style.link} to="/" aria-label={text.app.overview}>
          <LayoutGrid aria-hidden size={24} />
        </Link>
      </div>
    </div>
  );
}

type MarkWords = {
  readonly words: string;
  readonly isStrong: boolean;
  /** Of the whole site: a screen of many chairs says it once. */
  readonly isOfSite?: true;
};

export function useMarks(view: ChairView): readonly MarkWords[] {
  const { state, recorded, heardAtMs, latest } = view;
  const text = useText();
  const simulated = useSimulatedWords();
  const isDemo = useLive(selectStanding)?.isDemo === true;
  const isRecording = useLive(selectIsRecording);
  const nowMs = useNowMs();
  const hearing = useHearing(state.chair);
  const { session } = state;
  const periodMs = sourcePeriodMs(heardAtMs.spo2Percent ?? []);
  const isSlow = periodMs > slowSourceMs;
  const site = useLive(selectSite)?.site;
  const source = latest.spo2Percent?.deviceId;
  const isUnwatched = site !== undefined && source !== undefined && !isJudged(site, source);
  const isUnsaved = !isRecording || state.seq > recorded.seq;
  return [
    ...(simulated === null ? [] : [{ words: simulated, isStrong: true, isOfSite: true as const }]),
    ...(isDemo ? [{ words: text.people.demo, isStrong: true, isOfSite: true as const }] : []),
    ...(isUnsaved ? [{ words: text.mark.notSaved, isStrong: true }] : []),
    ...(isUnwatched ? [{ words: `${text.vital.spo2}: ${text.vital.origin.noAlarm}`, isStrong: true }] : []),
    ...(session !== null && session.proposedReattribution !== null
      ? [{ words: text.happening.reattribution.mark, isStrong: true }]
      : []),
    ...(session !== null && session.offMonitor !== null
      ? [{ words: offMonitorMark(session.offMonitor, nowMs, text), isStrong: true }]
      : []),
    ...(session !== null && session.departure !== null
      ? [{ words: departureText(session.departure, text), isStrong: true }]
      : []),
    ...(session !== null && session.handover !== null
      ? [{ words: text.entry['handover-offered'](), isStrong: false }]
      : []),
    ...(session !== null && isAudioPaused(session.alarms, nowMs)
      ? [{ words: text.alarm.chair.paused(pausedLeft(session, nowMs, text)), isStrong: true }]
      : []),
    ...(session !== null && session.alarms.delegatedAtMs !== null
      ? [{ words: text.alarm.chair.delegated, isStrong: true }]
      : []),
    ...(session !== null && session.course.phase !== 'preparing' && hearing?.atChair === 0
      ? [{ words: text.alarm.chair.noAudible, isStrong: true }]
      : []),
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

function departureText({ kind }: Departure, text: Catalogue): string {
  const { onTheWay, title } = text.happening.departure;
  return `${onTheWay}: ${title[kind]}`;
}

/** The same whole second on every screen (UI15). */
function pausedLeft({ alarms }: Session, nowMs: number, text: Catalogue): string {
  return spanText((alarms.audioPause?.untilMs ?? nowMs) - nowMs + 999, text);
}
