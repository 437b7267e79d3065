import type { PatientSeries } from '@chairside/shared/record/series.ts';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { openedAt } from '../../alarms/watching.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { heardSeries } from '../../records/heard-sessions.ts';
import { useFetched } from '../../records/use-fetched.ts';
import { identifiers } from '../../session/identity.ts';
import { dayOf } from '../record/day.ts';
import { NotThere, Quiet } from '../record/NotThere.tsx';
import { PastFrame } from '../record/PastFrame.tsx';
import { useRecordsText } from '../record/records-text.ts';
import { EffectGrid } from './EffectGrid.tsx';
import { MoodChart } from './MoodChart.tsx';
import { sessionName } from './names.ts';
import { OverlayChart } from './OverlayChart.tsx';
import style from './SeriesScreen.module.css';
import { SideBySide } from './SideBySide.tsx';

/** The sessions of one patient, laid over each other by minutes since the start, and what follows from them (SE26). */
function SeriesScreen() {
  const { series } = useRecordsText();
  const { key = '' } = useParams();
  const path = `/api/patients/${encodeURIComponent(key)}/series`;
  const { fetched, again } = useFetched(path, heardSeries);
  useEffect(() => openedAt('desk'), []);
  return (
    <PastFrame title={series.title}>
      {fetched.status === 'loading' && <Quiet title={series.loading} hint="" isBusy />}
      {fetched.status === 'failed' && <NotThere problem={fetched.problem} onAgain={again} />}
      {fetched.status === 'there' &&
        (fetched.value.sessions.length === 0 ? (
          <Quiet title={series.none} hint={series.noneHint} />
        ) : (
          <Series of={fetched.value} />
        ))}
    </PastFrame>
  );
}

function Series({ of }: { readonly of: PatientSeries }) {
  const { series } = useRecordsText();
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const { sessions } = of;
  const lines = (points: 'systolic' | 'spo2Percent') =>
    sessions.map((one, index) => ({ key: one.session, name: sessionName(one, index), points: one[points] }));
  return (
    <article className={style.page}>
      <SeriesHead of={of} timeZone={timeZone} />
      <SideBySide of={of} timeZone={timeZone} />
      <div className={style.charts}>
        <OverlayChart name={series.systolic} of="systolic" lines={lines('systolic')} />
        <OverlayChart name={series.spo2} of="spo2" lines={lines('spo2Percent')} />
        <MoodChart of={of} />
      </div>
      <p className={style.why}>{series.newest}</p>
      <EffectGrid sessions={sessions} />
    </article>
  );
}

/** Whose it is, which session was the last, and when the next one and the next look at the mood are due. */
function SeriesHead({ of, timeZone }: { readonly of: PatientSeries; readonly timeZone: string }) {
  const { series, head } = useRecordsText();
  const last = of.sessions.at(-1);
  if (last === undefined) return null;
  const { patient, series: place } = last;
  const { next } = of;
  const day = (atMs: number) => dayOf(atMs, timeZone);
  return (
    <header className={style.head}>
      <h1>
        {patient === null ? series.title : `${patient.displayName} `}
        {patient !== null && <span>{identifiers(patient)}</span>}
      </h1>
      <p className={style.place}>
        {place === null ? series.sessions(of.sessions.length) : head.seriesOf(place.number, place.of)}
      </p>
      {next === null ? (
        <p>{series.nextOpen}</p>
      ) : (
        <dl className={style.due}>
          <div>
            <dt>{series.nextDue[next.because](day(next.fromMs), day(next.toMs))}</dt>
            <dd>{series.nextDueWhy}</dd>
          </div>
          <div>
            <dt>{series.moodCheck(day(next.moodCheckAtMs))}</dt>
            <dd>{series.moodCheckWhy}</dd>
          </div>
        </dl>
      )}
    </header>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default SeriesScreen;
