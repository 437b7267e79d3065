import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import type { WireRefusal } from '@chairside/shared/wire.ts';
import { simulatedPatient } from '@chairside/simulators/gateway/nurse.ts';
import { connectToGateway } from '@chairside/simulators/gateway/wire.ts';

/** What was refused, for a person to read; empty when nothing was. */
export type Problems = readonly string[];

export async function chairsOf(gateway: string): Promise<readonly ChairId[]> {
  const wire = connectToGateway(gateway);
  try {
    return (await wire.siteView()).site.chairs;
  } finally {
    wire.close();
  }
}

/** The nurse opens a session at every chair that has none, over the public wire. What is there already is left as it is. */
export async function openSessions(gateway: string): Promise<Problems> {
  const nurse = connectToGateway(gateway, 'nurse-1');
  try {
    const overview = await nurse.overview();
    if (!overview.ok) return [`the overview could not be read: ${overview.error.type}`];
    const problems: string[] = [];
    for (const { state } of overview.value.chairs) {
      if (state.session !== null) continue;
      const answer = await nurse.commandChair(state.chair, {
        type: 'open-session',
        // Who is opened without the simulator is weighed by nobody.
        patient: simulatedPatient(state.chair, { weightKg: null, seq: state.seq }),
        protocolId: ivKetamine40.id,
        series: null,
      });
      if (!answer.ok && !isOpenAlready(answer.error))
        problems.push(`no session could be opened on chair ${state.chair}: ${answer.error.type}`);
    }
    return problems;
  } finally {
    nurse.close();
  }
}

/** A nurse at a screen was quicker. */
function isOpenAlready(refusal: Refusal | WireRefusal): boolean {
  return refusal.type === 'session-already-open';
}
