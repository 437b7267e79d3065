import { Suspense } from 'react';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { CallsAtChair } from '../../escalation/CallsAtChair.tsx';
import { useNowMs } from '../../live/context.tsx';
import { AfarNote } from '../../session/afar/AfarNote.tsx';
import { Here } from '../../session/afar/Here.tsx';
import { AfterVomiting } from '../../session/AfterVomiting.tsx';
import { BesideActions } from '../../session/BesideActions.tsx';
import { CommandNotice } from '../../session/CommandNotice.tsx';
import { DevicesEntry } from '../../session/DevicesEntry.tsx';
import { EntryList } from '../../session/entries/EntryList.tsx';
import { isScoreCorrected } from '../../session/corrections.ts';
import { identifiers } from '../../session/identity.ts';
import { Happenings } from '../../session/Happenings.tsx';
import { MoreActions } from '../../session/MoreActions.tsx';
import { PhaseCard } from '../../session/PhaseCard.tsx';
import { PhasePanels } from '../../session/PhasePanels.tsx';
import { QuickLog } from '../../session/quick-log/QuickLog.tsx';
import { SessionActions } from '../../session/SessionActions.tsx';
import { UndoChip } from '../../session/UndoChip.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import { Link } from 'react-router';
import style from './SessionPane.module.css';

const BluetoothPart = loadedApart(async () => ({
  default: (await import('./bluetooth/BluetoothPart.tsx')).BluetoothPart,
}));

const BluetoothAgain = loadedApart(async () => ({
  default: (await import('./bluetooth/BluetoothPart.tsx')).BluetoothAgain,
}));

type SessionPaneProps = { readonly view: ChairView; readonly session: Session };

/** The patient, the phase and its step, what can be logged, what was entered, and the rest small at the foot. */
export function SessionPane({ view, session }: SessionPaneProps) {
  const text = useText();
  const nowMs = useNowMs();
  const chair = view.state;
  return (
    <aside className={style.pane} aria-label={text.session.region}>
      <div className={style.head}>
        <PatientHead session={session} />
        <MoreActions view={view} session={session} />
      </div>
      <Happenings view={view} session={session} />
      <Here deeds={['put-off-cuff']}>
        <AfterVomiting chair={chair} session={session} />
      </Here>
      <div className={style.phase}>
        <PhaseCard session={session} nowMs={nowMs} />
        <PhasePanels view={view} session={session} />
        <SessionActions view={view} />
        <AfarNote chair={chair.chair} />
      </div>
      <Here deeds={['chart-entry']}>
        <QuickLog chair={chair} session={session} />
      </Here>
      {/* Below everything that is tapped: a call begins by itself, and must move nothing from under a finger (UI6). */}
      <CallsAtChair chair={chair} session={session} />
      <Suspense>
        <BluetoothAgain />
      </Suspense>
      <div className={style.entries}>
        <Here deeds={['correct-entry']}>
          <EntryList chair={chair} session={session} recordedSeq={view.recorded.seq} />
        </Here>
        <div className={style.notices}>
          <CommandNotice chair={chair} />
          <UndoChip chair={chair} />
        </div>
      </div>
      <div className={style.foot}>
        <BesideActions view={view} />
        <Link className={style.record} to={`/record/${encodeURIComponent(session.id)}`}>
          {text.session.recordSoFar}
        </Link>
        <DevicesEntry devices={view.devices}>
          <Suspense>
            <BluetoothPart chair={chair.chair} />
          </Suspense>
        </DevicesEntry>
      </div>
    </aside>
  );
}

function PatientHead({ session }: { readonly session: Session }) {
  const text = useText();
  const { patient, protocol, series, baseline, moaas, timeZone, formerPatients } = session;
  const { formerly, baselineGone } = text.happening.reattribution;
  const scored = moaas === null ? '' : text.session.moaas(moaas.score, timeOfDay(moaas.atMs, timeZone));
  const facts = [
    protocol.label,
    ...(series === null ? [] : [text.session.series(series.number, series.of)]),
    ...(patient.weightKg === null ? [] : [text.session.weight(patient.weightKg)]),
    moaas === null
      ? text.session.noMoaas
      : isScoreCorrected(session)
        ? `${scored} (${text.session.corrected})`
        : scored,
    ...(baseline === null && formerPatients.length > 0 ? [baselineGone] : []),
    ...(baseline === null
      ? []
      : [text.session.baseline(`${baseline.systolicMmHg}/${baseline.diastolicMmHg}`)]),
  ];
  return (
    <header className={style.patient}>
      <h2>
        {patient.displayName} · <span>{identifiers(patient)}</span>
      </h2>
      {formerPatients.length > 0 && (
        <p>
          <b>{formerly(formerPatients.map((one) => `${one.displayName} ${identifiers(one)}`).join(', '))}</b>
        </p>
      )}
      <p>{facts.join(' · ')}</p>
    </header>
  );
}
