import { expect, type Locator, type Page } from '@playwright/test';
import type { ChecklistItem, ItemList } from '@chairside/shared/protocols/items.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { care } from '@chairside/shared/text/en-care.ts';
import { items as itemWords } from '@chairside/shared/text/en-items.ts';
import { en } from '@chairside/shared/text/en.ts';
import { openChair, type ChairScreen } from '../chair-screen.ts';
import type { Gateway } from '../gateway.ts';
import { sitDownInSteps, type StoryBedside } from './story-bedside.ts';

/**
 * A whole session as the nurse lives it, at the screen of the chair: from the patient card to the discharge, by what is
 * written on it. Time passes between her taps, as the devices' seconds.
 */
export type Story = {
  readonly page: Page;
  readonly gateway: Gateway;
  readonly protocol: Protocol;
  /** Called at the end of each part, for whoever wants to look. */
  readonly seen: (part: StoryPart) => Promise<void>;
};

export type StoryPart =
  'card' | 'preparing' | 'checklist' | 'gate' | 'start' | 'running' | 'observing' | 'ready' | 'record';

const minuteMs = 60_000;
/** A Monday morning. */
const startAtMs = Date.UTC(2026, 2, 2, 9);

export async function liveThrough(story: Story): Promise<void> {
  const { page, gateway, protocol } = story;
  const bedside = await sitDownInSteps(gateway, startAtMs);
  try {
    const screen = await openChair(page, gateway);
    await openTheSession(screen, story);
    await bedside.passes(5_000);
    await prepare(screen, story, bedside);
    await start(screen, story);
    await (protocol.delivery === 'infusion'
      ? runInfusion(screen, story, bedside)
      : letItAct(screen, story, bedside));
    await observe(screen, story, bedside);
    await letGo(screen, story, bedside);
    await readTheRecord(screen, story);
  } finally {
    bedside.leave();
  }
}

/** The screen has come as far as the devices: what it shows is what there is. */
async function upToDate(page: Page): Promise<void> {
  await expect(page.locator('[data-of="spo2"]').first()).toContainText('97');
}

async function openTheSession(screen: ChairScreen, story: Story): Promise<void> {
  const { page, dialog } = screen;
  await screen.button(en.action.openSession).click();
  await dialog.getByLabel(en.dialog.openSession.displayName).fill('A. Rivera');
  await dialog.getByLabel(en.dialog.openSession.clinicNumber).fill('1042');
  await dialog.getByLabel(care.card.dateOfBirth).fill('1984-05-31');
  await dialog.getByLabel(care.card.weight).fill('82');
  await dialog.getByLabel(care.card.series).fill('3');
  await dialog.getByLabel(care.card.of, { exact: true }).fill('6');
  await dialog.getByRole('button', { name: story.protocol.label, exact: true }).click();
  await story.seen('card');
  await dialog.getByRole('button', { name: en.action.openSession }).click();
  await screen.phase('preparing');
  await expect(page.getByText(en.session.series(3, 6))).toBeVisible();
}

async function prepare(screen: ChairScreen, story: Story, bedside: StoryBedside): Promise<void> {
  const { page, dialog } = screen;
  const { protocol } = story;
  await story.seen('preparing');
  await panel(screen, en.session.panel.checklist).click();
  await answerAll(dialog, protocol, 'before');
  await expect(dialog.getByText(care.checklist.none)).toBeVisible();
  await story.seen('checklist');
  await close(dialog);
  await panel(screen, en.session.panel.limbs).click();
  const { words, cuff, probe, save } = en.alarm.limbs;
  if (protocol.route === 'intravenous') await choose(dialog, care.limbs.iv, words['right-arm']);
  await choose(dialog, cuff, words['left-arm']);
  await choose(dialog, probe, words['right-hand']);
  await dialog.getByRole('button', { name: save }).click();
  await bedside.measures({ systolicMmHg: 124, diastolicMmHg: 80 });
  await bedside.passes(2 * minuteMs);
  await bedside.measures({ systolicMmHg: 120, diastolicMmHg: 78 });
  await panel(screen, en.session.panel.baseline).click();
  await dialog.getByRole('button', { name: care.gate.take }).click();
  await expect(dialog.getByText(care.gate.outcome.green)).toBeVisible();
  await story.seen('gate');
  await close(dialog);
  await expect(page.getByText(/Baseline 122\/79/).first()).toBeVisible();
}

async function start(screen: ChairScreen, story: Story): Promise<void> {
  const { page, dialog } = screen;
  const isInfusion = story.protocol.delivery === 'infusion';
  await screen.button(isInfusion ? en.action.startInfusion : en.action.recordDose).click();
  await dialog.getByText(care.start.askPatient, { exact: true }).click();
  await dialog.getByText(en.alarm.deviceAlarms, { exact: true }).click();
  await dialog.getByLabel(care.dose.amount).fill('41');
  await expect(dialog.getByText(care.dose.perKg('0.50'))).toBeVisible();
  await dialog.getByLabel(care.dose.lot).fill('L-77');
  await story.seen('start');
  await dialog.getByRole('button', { name: isInfusion ? en.dialog.start.confirm : care.start.given }).click();
  await screen.phase(isInfusion ? 'infusing' : 'observing');
  await expect(page.getByText(/ketamine 41 mg/).first()).toBeVisible();
}

/** Two taps say what and how bad; it happened two minutes ago, and is over a while later (SE14). */
async function logNausea({ page, dialog }: ChairScreen, bedside: StoryBedside): Promise<void> {
  const log = page.getByRole('region', { name: en.quickLog.title });
  await log.getByRole('button', { name: en.quickLog.when.pill(en.quickLog.when.now) }).click();
  const nausea = log.getByRole('button', { name: en.quickLog.short.nausea });
  await nausea.click();
  await expect(nausea).toContainText(en.chart.severity.mild);
  await bedside.passes(3 * minuteMs);
  await nausea.click();
  await dialog.getByRole('button', { name: en.quickLog.span.end }).click();
  await expect(nausea).not.toContainText(en.chart.severity.mild);
}

/** With a pause on the way, and the pressure up as it is with this drug. */
async function runInfusion(screen: ChairScreen, story: Story, bedside: StoryBedside): Promise<void> {
  const { page, dialog } = screen;
  const { protocol } = story;
  await bedside.passes(7 * minuteMs);
  await logNausea(screen, bedside);
  await screen.button(en.action.recordPause).click();
  await dialog.getByRole('button', { name: en.pauseReason.line }).click();
  await screen.phase('paused');
  await bedside.passes(2 * minuteMs);
  await screen.button(en.action.resumeInfusion).click();
  await dialog.getByRole('button', { name: en.dialog.resume.confirm }).click();
  await screen.phase('infusing');
  bedside.pressure({ systolicMmHg: 138, diastolicMmHg: 88 });
  await bedside.passes(protocol.plannedMs - 9 * minuteMs);
  await expect(page.getByText(/over by/).first()).toBeVisible();
  await upToDate(page);
  await story.seen('running');
  await screen.button(en.action.recordStop).click();
  await dialog
    .getByRole('group', { name: care.stop.pumpStopped })
    .getByRole('button', { name: care.stop.pumpYes, exact: true })
    .click();
  await dialog.getByRole('button', { name: care.stop.completed }).click();
  await dialog.getByRole('button', { name: en.action.explainStop }).click();
  await screen.phase('observing');
  bedside.pressure({ systolicMmHg: 126, diastolicMmHg: 80 });
}

async function letItAct(screen: ChairScreen, { page, seen }: Story, bedside: StoryBedside): Promise<void> {
  await bedside.passes(5 * minuteMs);
  await logNausea(screen, bedside);
  bedside.pressure({ systolicMmHg: 138, diastolicMmHg: 88 });
  await bedside.passes(22 * minuteMs);
  bedside.pressure({ systolicMmHg: 126, diastolicMmHg: 80 });
  await upToDate(page);
  await seen('running');
}

async function observe(screen: ChairScreen, story: Story, bedside: StoryBedside): Promise<void> {
  const { page } = screen;
  const { protocol } = story;
  const actedMs = protocol.delivery === 'infusion' ? 0 : 30 * minuteMs;
  await bedside.passes(protocol.observationMs - actedMs - minuteMs);
  await upToDate(page);
  await story.seen('observing');
  // Not yet: a minute is missing, and nothing was said.
  await expect(screen.button(en.action.recordReady)).toBeVisible();
  await bedside.passes(minuteMs + 5_000);
}

async function letGo(screen: ChairScreen, story: Story, bedside: StoryBedside): Promise<void> {
  const { page, dialog } = screen;
  const { protocol } = story;
  if (protocol.checklists.form.length > 0) {
    await panel(screen, en.session.panel.form).click();
    await answerAll(dialog, protocol, 'form');
    await close(dialog);
  }
  await panel(screen, en.session.panel.readiness).click();
  for (const [scale, score] of [
    ['moaas', '5'],
    ['nausea', '0'],
    ['dissociation', '0'],
  ] as const)
    await dialog
      .getByRole('group', { name: care.ready.criterion[scale], exact: true })
      .getByRole('button', { name: new RegExp(`^${score}`) })
      .click();
  await answerAll(dialog, protocol, 'after');
  await bedside.passes(2_000);
  await story.seen('ready');
  await dialog.getByRole('button', { name: care.ready.record }).click();
  await expect(dialog.getByText(/Ready at/)).toBeVisible();
  await close(dialog);
  await bedside.passes(4 * minuteMs);
  await screen.button(en.action.left).click();
  await dialog.getByRole('button', { name: en.action.left }).click();
  await expect(page.getByText(en.session.noSession)).toBeVisible();
}

/** One page of all of it, from the chair it was lived at. */
async function readTheRecord({ page }: ChairScreen, { protocol, seen }: Story): Promise<void> {
  await page.getByRole('link', { name: en.session.record }).click();
  const record = page.getByRole('main');
  await expect(record).toContainText('A. Rivera');
  await expect(record).toContainText('1042');
  await expect(record).toContainText(protocol.label);
  await expect(record).toContainText('L-77');
  await expect(record).toContainText('122/79');
  await expect(record).toContainText(en.chart.sideEffect.nausea);
  await seen('record');
}

function panel({ page }: ChairScreen, label: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^${label} `) });
}

function close(dialog: Locator): Promise<void> {
  return dialog.getByRole('button', { name: en.app.close }).click();
}

function choose(dialog: Locator, question: string, answer: string): Promise<void> {
  return dialog
    .getByRole('group', { name: question })
    .getByRole('button', { name: answer, exact: true })
    .click();
}

/** Every question that has to be answered, with the answer nobody has to look at. */
async function answerAll(dialog: Locator, { checklists }: Protocol, list: ItemList): Promise<void> {
  for (const item of checklists[list].filter(({ isRequired }) => isRequired)) await answer(dialog, item);
}

async function answer(dialog: Locator, item: ChecklistItem): Promise<void> {
  const label = item.label ?? itemWords[item.id as keyof typeof itemWords];
  switch (item.kind) {
    case 'tick': {
      const box = dialog.getByRole('checkbox', { name: label });
      await box.click();
      await expect(box).toBeChecked();
      return;
    }
    case 'yes-no': {
      const word = item.concern === 'no' ? en.action.yes : en.action.no;
      const one = dialog
        .getByRole('group', { name: label, exact: true })
        .getByRole('button', { name: word, exact: true });
      await one.click();
      await expect(one).toHaveAttribute('aria-pressed', 'true');
      return;
    }
    case 'choice':
      await choose(dialog, label, item.choices[0] ?? '');
      return;
    case 'text':
    case 'number':
    case 'time': {
      const field = dialog.getByLabel(label, { exact: true });
      await field.fill(item.kind === 'text' ? 'B. Rivera, 555 0101' : item.kind === 'time' ? '10:30' : '1');
      await field.press('Enter');
    }
  }
}
