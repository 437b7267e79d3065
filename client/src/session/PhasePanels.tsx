import type { Session } from '@chairside/shared/chair/state.ts';
import type { ReactNode } from 'react';
import type { ChairView } from '../live/chair-view.ts';
import { useNowMs } from '../live/context.tsx';
import { duration } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import type { PanelName } from './action-name.ts';
import { listStanding } from './answers.ts';
import { cuffsNeeded, gateFacts } from './gate-facts.ts';
import { GateMark } from './GateMark.tsx';
import style from './PhasePanels.module.css';
import { readinessFacts } from './readiness-facts.ts';
import { useAsk } from './use-ask.tsx';

type PhasePanelsProps = { readonly view: ChairView; readonly session: Session };

/** What there is to look after in this phase, one line each; a tap opens it. Nothing while the drug runs. */
export function PhasePanels({ view, session }: PhasePanelsProps) {
  const { ask, question } = useAsk(view);
  const { phase } = session.course;
  if (phase !== 'preparing' && phase !== 'observing') return null;
  const lines =
    phase === 'preparing' ? (
      <Before view={view} session={session} onOpen={ask} />
    ) : (
      <After view={view} session={session} onOpen={ask} />
    );
  return (
    <div className={style.panels}>
      {lines}
      {question}
    </div>
  );
}

type LinesProps = PhasePanelsProps & { readonly onOpen: (panel: PanelName) => void };

function Before({ view, session, onOpen }: LinesProps) {
  const text = useText();
  const words = text.session.panel;
  const { protocol, limbs } = session;
  return (
    <>
      {protocol.checklists.before.length > 0 && (
        <Panel label={words.checklist} onOpen={() => onOpen('checklist')}>
          <ListWords session={session} list="before" />
        </Panel>
      )}
      <Panel label={words.limbs} onOpen={() => onOpen('limbs')}>
        {limbs === null ? words.notNoted : <LimbWords session={session} />}
      </Panel>
      <Panel label={words.baseline} isWide onOpen={() => onOpen('gate')}>
        <GateWords view={view} session={session} />
      </Panel>
    </>
  );
}

function After({ view, session, onOpen }: LinesProps) {
  const words = useText().session.panel;
  const nowMs = useNowMs();
  const { unmet, areVitalsReady } = readinessFacts(view, session, nowMs);
  const standing =
    unmet.length === 0 ? words.allMet : areVitalsReady ? words.vitalsReady : words.open(unmet.length);
  return (
    <>
      <Panel label={words.readiness} isWide onOpen={() => onOpen('readiness')}>
        {standing}
      </Panel>
      {session.protocol.checklists.form.length > 0 && (
        <Panel label={words.form} isWide onOpen={() => onOpen('form')}>
          <ListWords session={session} list="form" />
        </Panel>
      )}
    </>
  );
}

function ListWords({ session, list }: { readonly session: Session; readonly list: 'before' | 'form' }) {
  const words = useText().session.panel;
  const { open, concerns } = listStanding(session, list);
  const standing = [
    open === 0 ? words.answered : words.open(open),
    ...(concerns === 0 ? [] : [words.look(concerns)]),
  ];
  return standing.join(' · ');
}

function LimbWords({ session }: { readonly session: Session }) {
  const { limbs } = useText().alarm;
  const cuff = session.limbs?.cuff;
  return cuff === undefined ? null : `${limbs.cuff}: ${limbs.words[cuff]}`;
}

/** What the gate says, or how far the devices are with what it needs (SE13). */
function GateWords({ view, session }: PhasePanelsProps) {
  const words = useText().session.panel;
  const nowMs = useNowMs();
  const { baseline, gate, startRelease } = session;
  if (baseline !== null && (gate?.outcome ?? 'green') !== 'incomplete') {
    const outcome = gate?.outcome ?? 'green';
    return (
      <>
        <GateMark outcome={outcome} size={20} />
        {words.gate[outcome]}
        {startRelease !== null && ` · ${words.released}`}
      </>
    );
  }
  const { cuffs, secondFromMs, isComplete } = gateFacts(view, session, nowMs);
  const parts = [
    ...(startRelease === null ? [] : [words.released]),
    isComplete ? words.canBeTaken : words.measured(Math.min(cuffs, cuffsNeeded)),
    ...(secondFromMs === null || secondFromMs <= nowMs
      ? []
      : [words.secondIn(duration(secondFromMs - nowMs + 999))]),
  ];
  return (
    <>
      <GateMark outcome="incomplete" size={20} />
      {parts.join(' · ')}
    </>
  );
}

type PanelProps = {
  readonly label: string;
  readonly isWide?: true;
  readonly onOpen: () => void;
  readonly children: ReactNode;
};

function Panel({ label, isWide, onOpen, children }: PanelProps) {
  return (
    <button type="button" className={style.panel} data-wide={isWide} onClick={onOpen}>
      <span className={style.label}>{label}</span> <span className={style.standing}>{children}</span>
    </button>
  );
}
