import type { Patient } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import { deviceIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import type { WireRefusal } from '@chairside/shared/wire.ts';
import { cuffIdOf, oximeterIdOf } from '@chairside/simulators/clinic/simulated-chair.ts';
import { connectToGateway, type GatewayWire } from '@chairside/simulators/gateway/wire.ts';

/** What was refused, for a person to read; empty when nothing was. */
export type Problems = readonly string[];

export type Opening = { readonly chairs: readonly ChairId[]; readonly problems: Problems };

/**
 * Makes the clinic ready as people would, over the public wire: the service binds each chair's devices, the nurse opens a
 * session where there is none. What is there already is left as it is.
 */
export async function openClinic(gateway: string): Promise<Opening> {
  const service = connectToGateway(gateway, 'service-1');
  const nurse = connectToGateway(gateway, 'nurse-1');
  try {
    const { site } = await service.siteView();
    const problems: string[] = [];
    for (const chair of site.chairs) problems.push(...(await bindDevices(service, chair)));
    problems.push(...(await openSessions(nurse)));
    return { chairs: site.chairs, problems };
  } finally {
    service.close();
    nurse.close();
  }
}

async function bindDevices(service: GatewayWire, chair: ChairId): Promise<Problems> {
  const problems: string[] = [];
  const { site } = await service.siteView();
  for (const deviceId of [oximeterIdOf(chair), cuffIdOf(chair)].map((id) => deviceIdSchema.parse(id))) {
    if (site.chairByDevice[deviceId] === chair) continue;
    const answer = await service.commandSite({ type: 'bind-device', deviceId, chair });
    if (!answer.ok) problems.push(`${deviceId} could not be bound to chair ${chair}: ${answer.error.type}`);
  }
  return problems;
}

async function openSessions(nurse: GatewayWire): Promise<Problems> {
  const overview = await nurse.overview();
  if (!overview.ok) return [`the overview could not be read: ${overview.error.type}`];
  const problems: string[] = [];
  for (const [index, { state }] of overview.value.chairs.entries()) {
    if (state.session !== null) continue;
    const answer = await nurse.commandChair(state.chair, {
      type: 'open-session',
      patient: patientOf(state.chair, index),
      protocolId: ivKetamine40.id,
    });
    if (!answer.ok && !isOpenAlready(answer.error))
      problems.push(`no session could be opened on chair ${state.chair}: ${answer.error.type}`);
  }
  return problems;
}

/** A nurse at a screen was quicker. */
function isOpenAlready(refusal: Refusal | WireRefusal): boolean {
  return refusal.type === 'session-already-open';
}

const names = ['Ana R.', 'Tomás L.', 'Mei W.', 'Jonas K.', 'Priya S.', 'Elena V.', 'Omar H.', 'Ruth B.'];

/** Invented, and called so. */
function patientOf(chair: ChairId, index: number): Patient {
  const name = names[index % names.length] ?? '';
  return {
    displayName: `${name} (simulated)`,
    clinicNumber: `SIM-${chair}`,
    weightKg: 60 + ((index * 17) % 40),
  };
}
