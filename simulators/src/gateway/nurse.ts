import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Patient } from '@chairside/shared/chair/events.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { deviceIdSchema, type ChairId, type SessionId } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import type { NurseActAt } from '../engine/nurse-script.ts';
import type { GatewayWire } from './wire.ts';

/*
 * What people do at a gateway in a simulation, over the public wire as at a screen: a person of the service binds devices, a nurse opens
 * sessions and looks after them. What is refused is said, and nothing else happens.
 */

/** Binds them where they are not; the problems, each in a sentence. */
export async function bindDevices(
  service: GatewayWire,
  chair: ChairId,
  wireIds: readonly string[],
): Promise<readonly string[]> {
  const { site } = await service.siteView();
  const problems: string[] = [];
  for (const deviceId of wireIds.map((id) => deviceIdSchema.parse(id))) {
    const bound = site.chairByDevice[deviceId];
    if (bound === chair) continue;
    const answer = await service.commandSite({ type: 'bind-device', deviceId, chair });
    if (!answer.ok) problems.push(`${deviceId} could not be bound to chair ${chair}: ${answer.error.type}`);
  }
  return problems;
}

/** What she knows at the chair. */
type Bedside = {
  /** As the gateway has it; null where nothing is known of it. */
  readonly state: ChairState | null;
  readonly weightKg: number;
};

/** Who is there in a simulation. */
export type Staff = {
  readonly nurse: GatewayWire;
  /** Releases what the gate or the criteria would not let pass. */
  readonly physician: GatewayWire;
};

/** Does at the gateway what the nurse of a scenario did; the problems, each in a sentence. */
export async function actAsNurse(
  staff: Staff,
  act: NurseActAt,
  { state, weightKg }: Bedside,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const command of commandsOf(act, { state, weightKg })) {
    const answer = await give(staff, act.chair, { command, session: state?.session?.id ?? null }).catch(
      () => null,
    );
    if (answer === null) problems.push(`chair ${act.chair}: ${command.type} was not answered`);
    else if (!answer.ok && command.type !== 'set-baseline' && !isDoneAlready(answer.error.type))
      problems.push(`chair ${act.chair}: ${command.type} was refused: ${answer.error.type}`);
  }
  return problems;
}

type Given = { readonly command: ChairCommand; readonly session: SessionId | null };

/** Where it needs a physician, one is asked, and the nurse goes on. */
async function give({ nurse, physician }: Staff, chair: ChairId, { command, session }: Given) {
  const answer = await nurse.commandChair(chair, command, session);
  if (answer.ok) return answer;
  const release = releaseFor(command, answer.error.type);
  if (release === null) return answer;
  const released = await physician.commandChair(chair, release, session);
  return released.ok ? nurse.commandChair(chair, command, session) : released;
}

function releaseFor(command: ChairCommand, refusal: string): ChairCommand | null {
  const reason = 'as the scenario says';
  if (command.type === 'start-infusion' && ['baseline-missing', 'needs-physician'].includes(refusal))
    return { type: 'release-start', reason };
  const isLate = ['observation-not-over', 'not-ready', 'needs-physician'].includes(refusal);
  return command.type === 'close-session' && isLate ? { type: 'release-discharge', reason } : null;
}

/** Sends home who sits there, whatever the phase; the problems, each in a sentence. */
export async function closeSession(staff: Staff, state: ChairState): Promise<readonly string[]> {
  const { chair, session } = state;
  if (session === null) return [];
  const { phase } = session.course;
  const commands: readonly ChairCommand[] =
    phase === 'preparing'
      ? [{ type: 'cancel-session' }]
      : [
          ...(phase === 'observing'
            ? []
            : [{ type: 'stop-infusion', stop: { kind: 'early', reason: 'other' } } as const]),
          { type: 'close-session', outcome: 'discharged', early: null },
        ];
  const problems: string[] = [];
  for (const command of commands) {
    const answer = await give(staff, chair, { command, session: session.id });
    if (!answer.ok) problems.push(`chair ${chair}: ${command.type} was refused: ${answer.error.type}`);
  }
  return problems;
}

function commandsOf(act: NurseActAt, { state, weightKg }: Bedside): readonly ChairCommand[] {
  switch (act.act) {
    case 'open-session':
      return [
        {
          type: 'open-session',
          patient: simulatedPatient(act.chair, { weightKg, seq: state?.seq ?? 0 }),
          protocolId: ivKetamine40.id,
          series: null,
        },
      ];
    case 'set-baseline':
      return [{ type: 'set-baseline' }];
    case 'start':
      return [
        {
          type: 'start-infusion',
          withoutBaseline: null,
          again: null,
          areDeviceAlarmsOn: true,
          isPatientConfirmed: true,
          override: null,
        },
      ];
    case 'pause':
      return [{ type: 'pause-infusion', reason: 'other' }];
    case 'resume':
      return [{ type: 'resume-infusion' }];
    case 'complete':
      return [{ type: 'stop-infusion', stop: { kind: 'completed' } }];
    case 'stop-early':
      return [{ type: 'stop-infusion', stop: { kind: 'early', reason: 'other' } }];
    case 'close':
      return [{ type: 'close-session', outcome: 'discharged', early: null }];
    case 'pause-audio':
      return [{ type: 'pause-audio' }];
    case 'acknowledge':
      return (state?.session?.alarms.occurrences ?? [])
        .filter(({ acknowledged }) => acknowledged === null)
        .filter(({ condition }) => act.alarm === null || condition.what === act.alarm)
        .map(({ id }) => ({ type: 'acknowledge-alarm', occurrence: id, reason: null }));
  }
}

/** A person was quicker, or it is over. */
function isDoneAlready(refusal: string): boolean {
  return ['session-already-open', 'occurrence-gone', 'already-acknowledged', 'occurrence-risen'].includes(
    refusal,
  );
}

const names = ['Ana R.', 'Tomás L.', 'Mei W.', 'Jonas K.', 'Priya S.', 'Elena V.', 'Omar H.', 'Ruth B.'];

/** Invented, and called so. `seq`: how far the record of the chair had come, so that the next person has another name. */
export function simulatedPatient(
  chair: ChairId,
  { weightKg, seq }: { readonly weightKg: number | null; readonly seq: number },
): Patient {
  const index = Number.isInteger(Number(chair)) ? Number(chair) - 1 : chair.length;
  const name = names[(Math.max(0, index) + seq) % names.length] ?? '';
  return {
    displayName: `${name} (simulated)`,
    clinicNumber: seq === 0 ? `SIM-${chair}` : `SIM-${chair}-${seq}`,
    dateOfBirth: null,
    weightKg: weightKg === null ? null : Math.round(weightKg),
  };
}
