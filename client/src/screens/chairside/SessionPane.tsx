import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useNowMs } from '../../live/context.tsx';
import { DevicesEntry } from '../../session/DevicesEntry.tsx';
import { EntryList } from '../../session/EntryList.tsx';
import { isScoreCorrected } from '../../session/corrections.ts';
import { identifiers } from '../../session/identity.ts';
import { PhaseCard } from '../../session/PhaseCard.tsx';
import { SessionActions } from '../../session/SessionActions.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './SessionPane.module.css';

type SessionPaneProps = { readonly view: ChairView; readonly session: Session };

/** The patient, the phase, what can be done, what was done. */
export function SessionPane({ view, session }: SessionPaneProps) {
  const text = useText();
  const nowMs = useNowMs();
  return (
    <aside className={style.pane} aria-label={text.session.region}>
      <PatientHead session={session} />
      <PhaseCard session={session} nowMs={nowMs} />
      <SessionActions chair={view.state} />
      <EntryList session={session} recordedSeq={view.recorded.seq} />
      <DevicesEntry devices={view.devices} />
    </aside>
  );
}

function PatientHead({ session }: { readonly session: Session }) {
  const text = useText();
  const { patient, protocol, baseline, moaas, timeZone } = session;
  const scored = moaas === null ? '' : text.session.moaas(moaas.score, timeOfDay(moaas.atMs, timeZone));
  const facts = [
    protocol.label,
    ...(patient.weightKg === null ? [] : [text.session.weight(patient.weightKg)]),
    moaas === null
      ? text.session.noMoaas
      : isScoreCorrected(session)
        ? `${scored} (${text.session.corrected})`
        : scored,
    ...(baseline === null
      ? []
      : [
          text.session.baseline(
            `${baseline.systolicMmHg}/${baseline.diastolicMmHg}`,
            timeOfDay(baseline.setAtMs, timeZone),
          ),
        ]),
  ];
  return (
    <header className={style.patient}>
      <h2>
        {patient.displayName} · {identifiers(patient)}
      </h2>
      <p>{facts.join(' · ')}</p>
    </header>
  );
}
