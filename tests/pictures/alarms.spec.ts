import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { armSound } from '../support/alarm-screen.ts';
import type { Bedside, CuffSays, OximeterSays } from '../support/bedside.ts';
import { actAs } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';
import { seenFromAfar } from '../support/from-afar.ts';

/**
 * Every state an alarm can be in, at both sizes: what has to be readable from afar. All go to test-results/alarm-pictures, with
 * what is left of them at 320 px and out of focus; those the documentation shows go to docs/pictures too.
 */
const results = fileURLToPath(new URL('../../test-results/alarm-pictures/', import.meta.url));
const documentation = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

test.use({ speed: 20 });

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

type Scene = {
  readonly name: string;
  readonly theme?: 'quiet';
  /** Kept for the documentation, of the first size. */
  readonly shown?: readonly ('chair' | 'overview')[];
  play(stage: { readonly clinic: Clinic; readonly bedside: Bedside }): Promise<void>;
  /** What both screens say when it is time. */
  readonly says: string | RegExp;
  /** What stands in the first line once nothing moves any more (UI8). */
  readonly first?: string;
};

const high = { spo2Percent: 79, pulseRateBpm: 96 };
const hypertensive = { systolicMmHg: 168, diastolicMmHg: 92, meanMmHg: 117 };

const scenes: readonly Scene[] = [
  { name: 'calm', play: () => Promise.resolve(), says: 'A. Rivera' },
  { name: 'calm-dim', theme: 'quiet', play: () => Promise.resolve(), says: 'A. Rivera' },
  { name: 'medium', play: ({ bedside }) => says(bedside, hypertensive), says: 'SYS 168 > 160' },
  {
    name: 'medium-dim',
    theme: 'quiet',
    play: ({ bedside }) => says(bedside, hypertensive),
    says: 'SYS 168 > 160',
  },
  {
    name: 'high',
    shown: ['chair'],
    play: ({ bedside }) => shows(bedside, high),
    says: 'SpO2 79 ≤ 80',
  },
  {
    name: 'two-at-once',
    shown: ['overview'],
    async play({ bedside }) {
      await says(bedside, hypertensive);
      await bedside.oximeter(high);
    },
    says: 'SYS 168 > 160',
    first: 'SpO2 79',
  },
  {
    name: 'technical',
    play: ({ bedside }) => shows(bedside, 'probe-off'),
    says: `!! ${en.alarm.technical['probe-off']()}`,
  },
  {
    name: 'paused',
    async play({ clinic, bedside }) {
      await says(bedside, hypertensive);
      await alarmIs(clinic);
      mustBeRecorded(await clinic.nurse.command('1', { type: 'pause-audio' }));
    },
    says: /sound paused/,
  },
  {
    name: 'acknowledged',
    async play({ clinic, bedside }) {
      await says(bedside, hypertensive);
      const occurrence = await alarmIs(clinic);
      mustBeRecorded(
        await clinic.nurse.command('1', { type: 'acknowledge-alarm', occurrence, reason: null }),
      );
    },
    says: /acknowledged M\. Chen/,
  },
  {
    name: 'escalated',
    play: ({ bedside }) => says(bedside, hypertensive),
    says: /telephone the physician|has not answered for/,
  },
  {
    name: 'held',
    async play({ clinic, bedside }) {
      await bedside.oximeter(high);
      await alarmIs(clinic);
      await bedside.oximeter('probe-off');
    },
    says: en.alarm.mark.unverified,
  },
  {
    name: 'lost-link',
    play({ clinic }) {
      clinic.gateway.freeze();
      return Promise.resolve();
    },
    says: en.link.notMonitoring,
  },
];

for (const scene of scenes) {
  test(scene.name, async ({ page, context, clinic }) => {
    const bedside = await clinic.infusing('1');
    for (const chair of ['2', '3']) await clinic.infusing(chair);
    await someMinutes(clinic, bedside);
    const desk = await context.newPage();
    const screens = [
      { of: 'chair', path: '/chairs/1', shown: page },
      { of: 'overview', path: '/', shown: desk },
    ] as const;
    for (const { path, shown } of screens) {
      await actAs(shown, 'nurse-1');
      await shown.addInitScript(
        (theme) => localStorage.setItem('chairside.theme', theme),
        scene.theme ?? 'dark',
      );
      await shown.goto(clinic.gateway.url + path);
      await armSound(shown);
      await expect(shown.locator('[data-of="spo2"]').first()).toContainText('97');
    }
    await scene.play({ clinic, bedside });
    // While it is new: a minute passes here in three seconds.
    const isKept = (of: 'chair' | 'overview') => scene.shown?.includes(of) ?? false;
    for (const { of, shown } of screens.toSorted((one, other) => +isKept(other.of) - +isKept(one.of))) {
      await expect(shown.getByText(scene.says).filter({ visible: true }).first()).toBeVisible();
      if (scene.first !== undefined)
        await expect(shown.locator('header p[data-presence]').first()).toContainText(scene.first);
      if (isKept(of)) {
        await shown.setViewportSize(sizes[0]!);
        await shown.screenshot({ path: `${documentation}alarm-${scene.name}.png`, animations: 'disabled' });
      }
      for (const size of sizes) {
        await shown.setViewportSize(size);
        await take(shown, `${scene.name}-${of}-${size.width}`);
      }
    }
    clinic.gateway.thaw();
  });
}

async function says(bedside: Bedside, cuff: CuffSays): Promise<void> {
  await bedside.cuff(cuff);
}

async function shows(bedside: Bedside, oximeter: OximeterSays): Promise<void> {
  await bedside.oximeter(oximeter);
}

/** The number of the first alarm of the chair, once there is one. */
async function alarmIs({ nurse }: Clinic): Promise<number> {
  const first = async () => (await nurse.chair('1')).state.session?.alarms.occurrences[0]?.id ?? null;
  await expect.poll(first).not.toBeNull();
  return (await first()) ?? 0;
}

/** So that the trend has something to show. */
async function someMinutes(clinic: Clinic, bedside: Bedside): Promise<void> {
  const fromMs = clinic.gateway.sessionNow();
  for (const spo2Percent of [98, 97, 96, 97]) {
    await bedside.oximeter({ spo2Percent, pulseRateBpm: 70 + (99 - spo2Percent) });
    const untilMs = clinic.gateway.sessionNow() + 20_000;
    await expect.poll(() => clinic.gateway.sessionNow()).toBeGreaterThan(untilMs);
  }
  expect(clinic.gateway.sessionNow()).toBeGreaterThan(fromMs);
}

async function take(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ path: `${results}${name}.png`, animations: 'disabled' });
  await seenFromAfar(page.context(), picture, `${results}afar/${name}.png`);
}
