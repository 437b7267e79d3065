import { test as base } from '@playwright/test';
import { sitDown, type Bedside } from './bedside.ts';
import { startGateway, type Gateway } from './gateway.ts';
import { audibleAt, openListeningScreen, type ListeningScreen } from './listening-screen.ts';
import { enterNurse, mustBeRecorded, type Nurse } from './nurse.ts';

export type Clinic = {
  readonly gateway: Gateway;
  /** Somebody at another screen, for the steps a test does not look at. */
  readonly nurse: Nurse;
  /** Devices at a chair, heard and bound to it. */
  bedside(chair: string): Promise<Bedside>;
  /** The same with a session open, saturation 97 % and pulse 72 /min coming in. */
  patient(chair: string): Promise<Bedside>;
  /** The same with a baseline and the infusion running, and a screen beside it that is heard (AL30). */
  infusing(chair: string): Promise<Bedside>;
};

/** Each test has a gateway of its own: nothing one test did can be seen in another. */
export const test = base.extend<{ readonly speed: number; readonly chairs: string; readonly clinic: Clinic }>(
  {
    speed: [1, { option: true }],
    chairs: ['1,2,3,4', { option: true }],
    clinic: async ({ speed, chairs }, use) => {
      const gateway = await startGateway({ chairs, speed });
      const nurse = enterNurse(gateway, 'nurse-2');
      const bedsides: Bedside[] = [];
      const screens: ListeningScreen[] = [];
      const clinic: Clinic = {
        gateway,
        nurse,
        async bedside(chair) {
          const bedside = await sitDown(gateway, chair);
          bedsides.push(bedside);
          await bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
          await bedside.cuff({ systolicMmHg: 118, diastolicMmHg: 76 });
          mustBeRecorded(await nurse.bind(bedside.oximeterId, chair));
          mustBeRecorded(await nurse.bind(bedside.cuffId, chair));
          return bedside;
        },
        async patient(chair) {
          const bedside = await clinic.bedside(chair);
          const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
          mustBeRecorded(
            await nurse.command(chair, {
              type: 'open-session',
              patient,
              protocolId: 'iv-ketamine-40',
              series: null,
            }),
          );
          await bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
          return bedside;
        },
        async infusing(chair) {
          const bedside = await clinic.patient(chair);
          const screen = await openListeningScreen(gateway.url, chair);
          screens.push(screen);
          await screen.says(audibleAt(chair));
          await bedside.cuff({ systolicMmHg: 122, diastolicMmHg: 78, meanMmHg: 93 });
          mustBeRecorded(await nurse.command(chair, { type: 'set-baseline' }));
          mustBeRecorded(
            await nurse.command(chair, {
              type: 'start-infusion',
              withoutBaseline: null,
              again: null,
              areDeviceAlarmsOn: true,
              isPatientConfirmed: true,
              override: 'as asked by the physician',
            }),
          );
          return bedside;
        },
      };
      await use(clinic);
      nurse.leave();
      for (const screen of screens) screen.leave();
      for (const bedside of bedsides) bedside.leave();
      await gateway.end();
    },
  },
);

export { expect } from '@playwright/test';
