import { AxeBuilder } from '@axe-core/playwright';
import { care } from '@chairside/shared/text/en-care.ts';
import { items } from '@chairside/shared/text/en-items.ts';
import { en } from '@chairside/shared/text/en.ts';
import { openChair, type ChairScreen } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import type { Gateway } from '../support/gateway.ts';
import { sitDownInSteps, type StoryBedside } from '../support/story/story-bedside.ts';

const { action, dialog } = en;
const { panel } = en.session;
const minuteMs = 60_000;
const mondayMs = Date.UTC(2026, 2, 2, 9);
const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const seated: StoryBedside[] = [];
test.afterEach(() => {
  for (const bedside of seated.splice(0)) bedside.leave();
});

/** Devices whose seconds pass when the test says so. */
async function sitDown(gateway: Gateway): Promise<StoryBedside> {
  const bedside = await sitDownInSteps(gateway, mondayMs);
  seated.push(bedside);
  return bedside;
}

test('[SE11] a nurse sees a patient through, from two identifiers to who takes them home', async ({
  page,
  clinic,
}) => {
  test.setTimeout(240_000);
  const bedside = await sitDown(clinic.gateway);
  const screen = await openChair(page, clinic.gateway);

  await test.step('what can not be is said in words, and opens nothing', async () => {
    await screen.button(action.openSession).click();
    await fill(screen, dialog.openSession.displayName, 'A. Rivera');
    await fill(screen, care.card.dateOfBirth, '1984-02-31');
    await fill(screen, care.card.weight, '900');
    await inDialog(screen, 'IV ketamine 40');
    await says(screen, care.card.problem['date-no-such-day']);
    await fill(screen, care.card.dateOfBirth, '1984-05-31');
    await inDialog(screen, action.openSession);
    await says(screen, care.card.problem['weight-range']);
    await fill(screen, care.card.weight, '82');
    await fill(screen, care.card.series, '3');
    await screen.dialog.getByLabel(care.card.of, { exact: true }).fill('6');
    await noViolations(screen);
    await inDialog(screen, action.openSession);
    await screen.phase('preparing');
    await expect(page.getByRole('heading', { name: 'A. Rivera · 1984-05-31' })).toBeVisible();
    await expect(page.getByText(en.session.series(3, 6))).toBeVisible();
    await expect(page.getByText(en.session.weight(82))).toBeVisible();
  });

  await test.step('the checklist: one tap an answer, one that matters stands out', async () => {
    await line(screen, panel.checklist).click();
    await yesNo(screen, items.consent, en.action.yes);
    await yesNo(screen, items.seizures, en.action.yes);
    await expect(screen.dialog.getByText(care.checklist.lookAt, { exact: true })).toBeVisible();
    await screen.dialog.getByRole('checkbox', { name: items.toilet }).click();
    await expect(screen.dialog.getByRole('checkbox', { name: items.toilet })).toBeChecked();
    await fill(screen, items['ride-home-name'], 'B. Rivera, 555 0100');
    await screen.dialog.getByLabel(items['last-food']).fill('08:30');
    await noViolations(screen);
    await closeDialog(screen);
    await expect(line(screen, panel.checklist)).toContainText(panel.look(1));
  });

  await test.step('the cuff never on the arm of the line', async () => {
    await line(screen, panel.limbs).click();
    const group = (name: string) => screen.dialog.getByRole('group', { name, exact: true });
    const { words } = en.alarm.limbs;
    await group(care.limbs.iv).getByRole('button', { name: words['left-arm'] }).click();
    await group(en.alarm.limbs.cuff).getByRole('button', { name: words['left-arm'] }).click();
    await group(en.alarm.limbs.probe).getByRole('button', { name: words['right-hand'] }).click();
    await says(screen, care.limbs.onIvArm);
    await expect(screen.dialog.getByRole('button', { name: en.alarm.limbs.save })).toBeDisabled();
    await group(en.alarm.limbs.cuff).getByRole('button', { name: words['right-arm'] }).click();
    await expect(screen.dialog.getByText(care.limbs.sameArm)).toBeVisible();
    await group(en.alarm.limbs.probe).getByRole('button', { name: words['left-hand'] }).click();
    await inDialog(screen, en.alarm.limbs.save);
    await expect(line(screen, panel.limbs)).toContainText(words['right-arm']);
  });

  await test.step('the gate: raised values let nobody start but a physician', async () => {
    await line(screen, panel.baseline).click();
    await expect(screen.dialog.getByText(care.gate.outcome.none)).toBeVisible();
    await bedside.measures({ systolicMmHg: 148, diastolicMmHg: 88 });
    await expect(screen.dialog.getByText(/a second one counts in \d/)).toBeVisible();
    await bedside.passes(2 * minuteMs);
    await expect(screen.dialog.getByText(care.gate.secondNow)).toBeVisible();
    await bedside.measures({ systolicMmHg: 150, diastolicMmHg: 88 });
    await expect(screen.dialog.getByText(care.gate.seconds(60, 60))).toBeVisible();
    await inDialog(screen, care.gate.take);
    await expect(screen.dialog.getByText(care.gate.outcome.amber)).toBeVisible();
    await noViolations(screen);
    await inDialog(screen, 'Dr. A. Weber');
    await fill(screen, care.gate.releaseWhy, 'known, treated, stable');
    await screen.dialog.getByRole('button', { name: care.gate.release }).click();
    await expect(screen.dialog.getByText(/known, treated, stable/)).toBeVisible();
    await closeDialog(screen);
    await expect(line(screen, panel.baseline)).toContainText(panel.released);
    await expect(screen.button(en.session.actsAs('J. Ortiz'))).toBeVisible();
  });

  await test.step('the start: the patient asked, the devices seen, the dose as given', async () => {
    await expect(screen.button(action.startInfusion)).toContainText(/\d+ open/);
    await screen.button(action.startInfusion).click();
    await expect(screen.dialog.getByText(items.pregnancy)).toBeVisible();
    const confirm = screen.dialog.getByRole('button', { name: dialog.start.confirm });
    await expect(confirm).toBeDisabled();
    await screen.dialog.getByRole('checkbox', { name: care.start.askPatient }).click();
    await screen.dialog.getByRole('checkbox', { name: en.alarm.deviceAlarms }).click();
    await fill(screen, care.dose.amount, '41');
    await expect(screen.dialog.getByText(care.dose.perKg('0.50'))).toBeVisible();
    await noViolations(screen);
    await confirm.click();
    await screen.phase('infusing');
    await expect(entry(screen, 'ketamine 41 mg')).toBeVisible();
  });

  await test.step('after the stop: what is not met is counted and named', async () => {
    await screen.button(action.recordStop).click();
    await screen.dialog.getByRole('button', { name: care.stop.pumpYes, exact: true }).click();
    await screen.dialog.getByRole('button', { name: care.stop.completed }).click();
    await inDialog(screen, action.explainStop);
    await screen.phase('observing');
    bedside.pressure({ systolicMmHg: 146, diastolicMmHg: 86 });
    await bedside.passes(29 * minuteMs);
    await line(screen, panel.readiness).click();
    await score(screen, care.ready.criterion.moaas, '5');
    await score(screen, care.ready.criterion.nausea, '0');
    await score(screen, care.ready.criterion.dissociation, '0');
    for (const tick of ['oriented', 'steady-gait', 'safety-asked', 'escort-present'] as const)
      await screen.dialog.getByRole('checkbox', { name: items[tick] }).click();
    await yesNo(screen, items['safety-concern'], en.action.yes);
    await fill(screen, items['escort-name'], 'B. Rivera, 555 0100');
    for (const tick of ['no-driving', 'read-back', 'crisis-numbers', 'iv-out'] as const)
      await screen.dialog.getByRole('checkbox', { name: items[tick] }).click();
    await noViolations(screen);
    const release = screen.dialog.getByRole('region', { name: care.ready.releaseTitle(1) });
    await expect(release, 'the minimum is not over').toHaveCount(0);
    await bedside.passes(minuteMs + 5_000);
    await expect(release, 'the minimum is over, and one thing is left').toBeVisible();
    await expect(release).toContainText(items['safety-concern']);
  });

  await test.step('a positive answer needs a physician', async () => {
    await inDialog(screen, 'Dr. A. Weber');
    await fill(screen, care.ready.releaseWhy, 'spoken with her, plan agreed');
    await screen.dialog.getByRole('button', { name: care.ready.release }).click();
    await inDialog(screen, care.ready.record);
    await expect(screen.dialog.getByText(/^Ready at /)).toBeVisible();
    await closeDialog(screen);
  });

  await test.step('ready at, and left at', async () => {
    await screen.button(action.left).click();
    await expect(screen.dialog.getByText(/Ready at .* · With B. Rivera, 555 0100/)).toBeVisible();
    await inDialog(screen, action.left);
    await expect(page.getByText(en.session.noSession)).toBeVisible();
    await expect(page.getByRole('link', { name: en.session.record })).toHaveAttribute('href', /^\/record\//);
  });
});

test('[UI10] what is given in a moment is a dose: nothing to pause, nothing to stop', async ({
  page,
  clinic,
}) => {
  const bedside = await sitDown(clinic.gateway);
  const screen = await openChair(page, clinic.gateway);
  await screen.button(action.openSession).click();
  await fill(screen, dialog.openSession.displayName, 'T. Lindqvist');
  await fill(screen, dialog.openSession.clinicNumber, '9');
  await inDialog(screen, 'Intranasal esketamine');
  await inDialog(screen, action.openSession);
  await takeBaseline(screen, bedside);
  await screen.button(action.recordDose).click();
  await screen.dialog.getByRole('checkbox', { name: care.start.askPatient }).click();
  await screen.dialog.getByRole('checkbox', { name: en.alarm.deviceAlarms }).click();
  await inDialog(screen, care.start.given);
  await screen.phase('observing');
  await expect(page.getByText(/dose at \d\d:\d\d, observation until \d\d:\d\d/)).toBeVisible();
  for (const none of [action.recordPause, action.recordStop, action.resumeInfusion])
    await expect(screen.button(none)).toHaveCount(0);
  await expect(screen.button(action.furtherDose)).toBeVisible();

  await line(screen, panel.form).click();
  await yesNo(screen, items['rems-benzodiazepines'], en.action.no);
  await noViolations(screen);
});

test('[UI7] the checklist can be answered with the keyboard alone', async ({ page, clinic }) => {
  await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  await line(screen, panel.checklist).focus();
  await page.keyboard.press('Enter');
  const group = screen.dialog.getByRole('group', { name: items.consent });
  const yes = group.getByRole('button', { name: en.action.yes });
  for (let press = 0; press < 10; press += 1) {
    if (await yes.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(yes).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  await expect(yes).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toHaveCount(0);
  await expect(line(screen, panel.checklist)).toBeFocused();
});

test('[UI6] an answer and what became of it move nothing', async ({ page, clinic }) => {
  await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  const places = async () => ({
    baseline: await line(screen, panel.baseline).boundingBox(),
    start: await screen.button(action.startInfusion).boundingBox(),
    foot: await screen.button(action.limits).boundingBox(),
  });
  await expect(line(screen, panel.baseline)).toBeVisible();
  const before = await places();
  await line(screen, panel.checklist).click();
  await yesNo(screen, items.seizures, en.action.yes);
  await expect(screen.dialog.getByText(care.checklist.lookAt, { exact: true })).toBeVisible();
  await closeDialog(screen);
  await expect(line(screen, panel.checklist)).toContainText(panel.look(1));
  expect(await places()).toEqual(before);
});

/** A line of the phase card, by what it is called. */
function line(screen: ChairScreen, label: string) {
  return screen.button(new RegExp(`^${label}`));
}

async function fill(screen: ChairScreen, label: string, value: string): Promise<void> {
  const field = screen.dialog.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.blur();
}

async function inDialog(screen: ChairScreen, name: string): Promise<void> {
  await screen.dialog.getByRole('button', { name, exact: true }).click();
}

async function says(screen: ChairScreen, words: string): Promise<void> {
  await expect(screen.dialog.getByText(words)).toBeVisible();
}

async function yesNo(screen: ChairScreen, item: string, answer: string): Promise<void> {
  const button = screen.dialog
    .getByRole('group', { name: item, exact: true })
    .getByRole('button', { name: answer, exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

async function score(screen: ChairScreen, scale: string, figure: string): Promise<void> {
  const button = screen.dialog
    .getByRole('group', { name: scale, exact: true })
    .getByRole('button', { name: new RegExp(`^${figure}`) });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

async function closeDialog(screen: ChairScreen): Promise<void> {
  await screen.dialog.getByRole('button', { name: en.app.close }).click();
  await expect(screen.dialog).toHaveCount(0);
}

function entry({ page }: ChairScreen, text: string) {
  return page.getByRole('list', { name: en.session.latest }).getByText(text);
}

async function takeBaseline(screen: ChairScreen, bedside: StoryBedside): Promise<void> {
  await line(screen, panel.baseline).click();
  await bedside.measures({ systolicMmHg: 122, diastolicMmHg: 78 });
  await bedside.passes(2 * minuteMs);
  await bedside.measures({ systolicMmHg: 120, diastolicMmHg: 76 });
  await expect(screen.dialog.getByText(care.gate.seconds(60, 60))).toBeVisible();
  await inDialog(screen, care.gate.take);
  await expect(screen.dialog.getByText(care.gate.outcome.green)).toBeVisible();
  await closeDialog(screen);
}

async function noViolations({ page }: ChairScreen): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
}
