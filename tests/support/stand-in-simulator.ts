import type { ChairId } from '@chairside/shared/ids.ts';
import {
  simulationNamespace,
  type Panel,
  type PanelAnswer,
  type PanelChair,
  type PanelCommand,
  type SimulationAnswer,
} from '@chairside/shared/simulation.ts';
import { aMeasuredPerson } from '@chairside/shared/simulation-sample.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import { cuffVerbs, oximeterVerbs } from '@chairside/simulators/devices/device-verbs.ts';
import { courseVerbs } from '@chairside/simulators/engine/course-verbs.ts';
import { linkVerbs } from '@chairside/simulators/faults/link-verbs.ts';
import { patientVerbs } from '@chairside/simulators/patient/patient-verbs.ts';
import type { VerbTable } from '@chairside/simulators/verbs.ts';
import { io } from 'socket.io-client';

/** In place of a simulator: it holds the clock, where it stands, shows the panel a test wants and does nothing it is told. */
export type StandInSimulator = {
  /** What screens told it, oldest first. */
  readonly told: readonly PanelCommand[];
  /** How it answers from now on. */
  answers(answer: PanelAnswer): void;
  show(panel: Panel): Promise<void>;
  leave(): void;
};

export async function connectStandIn(gatewayUrl: string): Promise<StandInSimulator> {
  const socket = io(gatewayUrl + simulationNamespace, {
    transports: ['websocket'],
    forceNew: true,
    auth: { wireVersion },
  });
  const told: PanelCommand[] = [];
  let answer: PanelAnswer = { ok: true };
  socket.on('panel:do', (command: PanelCommand, reply: (answer: PanelAnswer) => void) => {
    told.push(command);
    reply(answer);
  });
  const ask = async (request: string, body: object) => {
    const said = (await socket.timeout(5_000).emitWithAck(request, body)) as SimulationAnswer<unknown>;
    if (!said.ok) throw new Error(`${request} was refused: ${JSON.stringify(said.error)}`);
  };
  await ask('clock:hold', { pace: null });
  return {
    told,
    answers(next) {
      answer = next;
    },
    show: (panel) => ask('panel:show', { panel }),
    leave: () => void socket.disconnect(),
  };
}

export const panelStartMs = Date.UTC(2026, 2, 2, 9, 18, 30);

/** A chair with every verb there is, nothing going on. */
export function aPanelChair(chair: string, over: Partial<PanelChair> = {}): PanelChair {
  return {
    chair: chair as ChairId,
    ...aMeasuredPerson(panelStartMs - 200_000),
    links: [
      { name: 'ox', isConnected: true },
      { name: 'nbp', isConnected: true },
    ],
    active: [],
    targets: [
      { target: 'patient', verbSet: 'patient' },
      { target: 'ox', verbSet: 'oximeter' },
      { target: 'nbp', verbSet: 'cuff' },
      { target: 'link:ox', verbSet: 'link' },
      { target: 'link:nbp', verbSet: 'link' },
      { target: 'infusion', verbSet: 'infusion' },
    ],
    ...over,
  };
}

export function aPanel(over: Partial<Panel> = {}): Panel {
  return {
    scenario: 'hypertensive_response',
    seed: 20417,
    sessionNowMs: panelStartMs,
    speed: 5,
    isPaused: false,
    scenarios: [
      { name: 'calm_day', about: 'Four quiet sessions; nothing should alarm.' },
      {
        name: 'hypertensive_response',
        about: 'The pressure rises to 188/112 in the middle of the infusion.',
      },
      { name: 'probe_off_freeze_dash', about: 'The probe slips off; the numbers freeze and turn to dashes.' },
    ],
    verbSets: [
      verbSet('patient', patientVerbs),
      verbSet('oximeter', oximeterVerbs),
      verbSet('cuff', cuffVerbs),
      verbSet('link', linkVerbs),
      verbSet('infusion', courseVerbs),
    ],
    chairs: [aPanelChair('1'), aPanelChair('2')],
    ...over,
  };
}

function verbSet(id: string, table: VerbTable): Panel['verbSets'][number] {
  const verbs = Object.entries(table).map(([verb, { about, kind, usualMs = null }]) => ({
    ...{ verb, about, kind, usualMs },
  }));
  return { id, verbs };
}
