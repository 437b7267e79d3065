import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { protocolsInUse } from '@chairside/shared/site/protocols.ts';
import { isJudged } from '@chairside/shared/site/speaking.ts';
import { devicesBoundTo, sourceClassOf } from '@chairside/shared/site/state.ts';
import type { Watermark } from '@chairside/shared/wire.ts';
import { createChairDesk, type ChairDesk } from './chairs/chair-desk.ts';
import type { CommandLedger } from './chairs/command-ledger.ts';
import type { Recorder } from './chairs/recorder.ts';
import type { SiteDesk } from './chairs/site-desk.ts';
import { createAdmission, type Admission } from './domain/admission.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import { asShown, chairHistory } from './start-record.ts';

type Surroundings = {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly ledger: CommandLedger;
  readonly site: SiteDesk;
};

/** Every chair of the site as the journal left it, put among `desks`; what its devices said then is known to the admission. */
export async function startChairs(
  desks: Map<ChairId, ChairDesk>,
  { clock, journal, recorder, ledger, site }: Surroundings,
): Promise<{ readonly admission: Admission; readonly watermarks: ReadonlyMap<ChairId, Watermark> }> {
  const { timeZone, chairs } = site.state();
  const admission = createAdmission();
  const watermarks = new Map<ChairId, Watermark>();
  for (const chair of chairs) {
    const history = await chairHistory(journal, chair);
    const atSite = {
      boundDevices: () => devicesBoundTo(site.state(), chair),
      protocolsInUse: () => protocolsInUse(site.state()),
      isJudged: (deviceId: DeviceId) => isJudged(site.state(), deviceId),
      sourceClassOf: (deviceId: DeviceId) => sourceClassOf(site.state(), deviceId),
      isEvacuating: () => site.state().evacuatingSinceMs !== null,
      people: () => site.state().people,
    };
    const about = { chair, clock, recorder, timeZone, ledger, admission, history };
    const desk = createChairDesk({ ...about, site: atSite });
    for (const reading of history.readings) admission.admit(asShown(reading), null);
    desks.set(chair, desk);
    watermarks.set(chair, { seq: desk.state().seq, cursor: desk.cursor() });
  }
  return { admission, watermarks };
}
