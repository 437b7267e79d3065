import { lineSchema, type Line } from '@chairside/shared/devices/line.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { DeviceSaid, Driver } from '../devices/driver.ts';
import { createIntake } from '../devices/intake.ts';
import { createLines, type Lines } from '../devices/lines.ts';
import { openPort } from '../devices/open-port.ts';
import { drivers } from '../devices/registry.ts';
import { createSilentLog } from '../ports/log.ts';

/** An oximeter of Nonin's format 2 at a line of its own, unless said otherwise. */
export function aLine(transport: unknown, parts: Readonly<Record<string, unknown>> = {}): Line {
  return lineSchema.parse({
    lineId: 'bed-1',
    family: 'nonin-df2',
    deviceId: 'OXI-1',
    transport,
    ...parts,
  });
}

/** The lines of a gateway over real ports, on a host clock that a test moves. Whoever calls it closes them. */
export function theLines(known: readonly Driver[] = drivers, taken?: Promise<void>) {
  const clock = createFakeClock();
  const said: DeviceSaid[] = [];
  const hungUp: string[] = [];
  const intake = createIntake();
  const lines: Lines = createLines({
    drivers: known,
    ...{ clock, intake },
    isSimulation: false,
    log: createSilentLog(),
    openPort,
    emit: async (batch) => {
      said.push(...batch);
      await taken;
      return 'recorded';
    },
    onHungUp: (peer) => hungUp.push(peer),
  });
  return {
    ...{ lines, clock, intake, said, hungUp },
    link: () => lines.links()[0],
    /** `open`, `waiting: refused` … */
    stands: () => {
      const { state, why } = lines.links()[0] ?? { state: 'none', why: null };
      return why === null ? state : `${state}: ${why}`;
    },
  };
}
