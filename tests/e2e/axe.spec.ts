import { es } from '@chairside/shared/text/es.ts';
import type { Page } from '@playwright/test';
import { seriousOn } from '../support/axe.ts';
import { actAs } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

/**
 * Each phase of a chair, what opens there, and the pages that have no test of their own in which axe looks at them, as records,
 * protocols, limits, the self-test, the simulator and signing in have. Looking takes long, and is all the machine does meanwhile.
 */
test.use({ chairs: '1,2,3,4,5,6' });
test.describe.configure({ timeout: 300_000 });

/** 1 has no session; then preparing, infusing, paused, observing, and 6 alarms. */
async function aFullClinic(clinic: Clinic): Promise<void> {
  const { nurse } = clinic;
  await clinic.bedside('1');
  await clinic.patient('2');
  await clinic.infusing('3');
  await clinic.infusing('4');
  mustBeRecorded(await nurse.command('4', { type: 'pause-infusion', reason: 'line' }));
  await clinic.infusing('5');
  mustBeRecorded(await nurse.command('5', { type: 'stop-infusion', stop: { kind: 'completed' } }));
  const alarming = await clinic.infusing('6');
  await alarming.cuff({ systolicMmHg: 74, diastolicMmHg: 48, meanMmHg: 57 });
  await alarming.oximeter('probe-off');
}

const paths = [
  '/',
  ...['1', '2', '4', '5', '6', '99'].map((chair) => `/chairs/${chair}`),
  ...['/setup/people', '/setup/audit', '/record/none'],
];
const looks = [
  { locale: 'en-US', colorScheme: 'dark' },
  { locale: 'es-ES', colorScheme: 'light' },
] as const;

for (const { locale, colorScheme } of looks) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme });

    test(`[UI7] axe finds nothing serious in any phase and on any page, ${locale}, ${colorScheme}`, async ({
      page,
      clinic,
    }) => {
      await aFullClinic(clinic);
      await actAs(page, 'service-1');
      const found: Record<string, readonly string[]> = {};
      for (const path of paths) {
        await page.goto(clinic.gateway.url + path);
        await expect(page.getByRole('main'), path).toBeVisible();
        await expect(page.locator('[aria-busy="true"]'), path).toHaveCount(0);
        const problems = await seriousOn(page);
        if (problems.length > 0) found[path] = problems;
      }
      expect(found).toEqual({});
    });
  });
}

const { action, alarm, app, escalation, happening, quickLog, session: words } = es;

/** What is tapped, and where: each opens a dialog. */
const opened = [
  { path: '/', by: [alarm.openList, happening.evacuation.action, app.settings] },
  { path: '/chairs/1', by: [action.openSession] },
  {
    path: '/chairs/2',
    by: [words.panel.checklist, words.panel.limbs, words.panel.baseline, action.startInfusion, action.limits],
  },
  {
    path: '/chairs/3',
    by: [
      ...[words.actsAs('J. Ortiz'), happening.more, action.recordPause, action.recordStop, escalation.call],
      ...[quickLog.effects, quickLog.medicine, quickLog.measure, quickLog.more],
    ],
  },
  { path: '/chairs/5', by: [words.panel.readiness, action.newInfusion] },
];

test.describe('what opens', () => {
  test.use({ locale: 'es-ES', colorScheme: 'light' });

  test('[UI7] axe finds nothing serious in any dialog of a chair and of the overview', async ({
    page,
    clinic,
  }) => {
    await aFullClinic(clinic);
    await actAs(page, 'nurse-1');
    const found: Record<string, readonly string[]> = {};
    for (const { path, by } of opened) {
      await page.goto(clinic.gateway.url + path);
      for (const name of by) {
        const problems = await inDialog(page, name);
        if (problems.length > 0) found[`${path}: ${name}`] = problems;
      }
    }
    expect(found).toEqual({});
  });
});

async function inDialog(page: Page, name: string): Promise<readonly string[]> {
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  // The cover of a lost link is a dialog as well, and cannot be closed.
  const close = page.getByRole('dialog').getByRole('button', { name: app.close, exact: true });
  await expect(close, name).toBeVisible();
  const problems = await seriousOn(page, 'dialog');
  await close.click();
  await expect(close, name).toHaveCount(0);
  return problems;
}
