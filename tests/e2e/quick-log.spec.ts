import { openSideEffects, oxygenNow } from '@chairside/shared/chart/derived.ts';
import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { chartOf, openForMs, openLog, partsOf, standingIn } from '../support/log-screen.ts';
import { mustBeRecorded } from '../support/nurse.ts';
import { countTaps } from '../support/taps.ts';

const { quickLog: words, chart } = en;

test('[SE14] a side effect takes two taps at most, how bad it is included', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  await expect(log).toBeVisible();
  const taps = await countTaps(page);

  await test.step('a frequent one: one tap is mild, the second says worse, in place', async () => {
    await openLog(log, words.short.nausea);
    await expect(entries.getByText(`${chart.sideEffect.nausea}, ${chart.severity.mild}`)).toBeVisible();
    expect(await taps.since()).toBe(1);
    await entries.getByRole('button', { name: chart.severity.severe, exact: true }).click();
    await expect(
      entries.getByText(words.nowSeverity(chart.sideEffect.nausea, chart.severity.severe)),
    ).toBeVisible();
    expect(await taps.since()).toBe(1);
  });

  await test.step('any other: the group, and the effect with how bad it is', async () => {
    await openLog(log, words.effects);
    const headache = `${chart.sideEffect.headache}, ${chart.severity.moderate}`;
    await screen.dialog.getByRole('button', { name: headache }).click();
    await expect(entries.getByText(headache).first()).toBeVisible();
    expect(await taps.since()).toBe(2);
  });

  expect(await standingIn(clinic)).toEqual(['nausea mild', 'now severe', 'headache moderate']);
});

test('[SE15] a scale takes four taps at most, and so do the four ratings together', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log } = partsOf(screen);
  const pill = log.getByRole('button', { name: words.scores.due(chart.scale.moaas) });
  await expect(pill, 'the first score is due with the start').toBeVisible();
  const taps = await countTaps(page);

  await pill.click();
  const rating = (scale: 'moaas' | 'dissociation' | 'nausea' | 'anxiety', score: string) =>
    screen.dialog
      .getByRole('group', { name: chart.scale[scale] })
      .getByRole('button', { name: score })
      .click();
  await rating('moaas', '5');
  await expect.poll(() => standingIn(clinic)).toEqual(['moaas 5']);
  expect(await taps.since(), 'opened and scored').toBe(2);

  await page.keyboard.press('Escape');
  await log.getByRole('button', { name: /^Scores/ }).click();
  await taps.since();
  await rating('moaas', '4');
  await rating('dissociation', '2');
  await rating('nausea', '1');
  await rating('anxiety', '0');
  await expect(screen.dialog, 'it goes by itself when all are given').toHaveCount(0);
  expect(await taps.since()).toBe(4);
  await expect
    .poll(() => standingIn(clinic))
    .toEqual(['moaas 5', 'moaas 4', 'dissociation 2', 'nausea 1', 'anxiety 0']);
  expect((await clinic.nurse.chair('1')).state.session?.moaas?.score).toBe(4);
});

test('[SE15] a form adds itself up, and keeps its answers', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await partsOf(screen).log.getByRole('button', { name: /MOAA/ }).click();
  await screen.dialog.getByRole('button', { name: chart.scale['phq-9'] }).click();
  const save = screen.dialog.getByRole('button', { name: words.scores.save });
  const questions = screen.dialog.getByRole('group').filter({ hasNot: page.getByText(words.when.now) });
  await expect(questions).toHaveCount(9);
  for (const [index, answer] of [3, 2, 1, 0, 3, 2, 1, 0].entries())
    await questions.nth(index).getByRole('button').nth(answer).click();
  await expect(save, 'not before every question is answered').toBeDisabled();
  await questions.nth(8).getByRole('button').nth(0).click();
  await expect(screen.dialog.getByText(words.scores.sum(12, 27))).toBeVisible();
  await save.click();
  await expect
    .poll(async () => (await chartOf(clinic)).at(-1)?.entry)
    .toEqual({ kind: 'scale', scale: 'phq-9', score: 12, answers: [3, 2, 1, 0, 3, 2, 1, 0, 0] });
});

test('[SE7] what was entered is taken back where it stands, and stays readable', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  await openLog(log, words.short.dizziness);
  const row = entries.getByRole('listitem').filter({ hasText: chart.sideEffect.dizziness });
  await row.getByRole('button', { name: /^Undo/ }).click();
  await expect(row).toContainText(words.undone('J. Ortiz'));
  await expect(entries.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  expect(await standingIn(clinic)).toEqual([]);

  await test.step('nobody else’s is offered', async () => {
    const entry = { kind: 'note', text: 'by a colleague' } as const;
    mustBeRecorded(await clinic.nurse.command('1', { type: 'chart-entry', entry, happenedAtMs: null }));
    await expect(entries.getByText('by a colleague')).toBeVisible();
    await expect(entries.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  });
});

test.describe('twenty times as fast as life', () => {
  test.use({ speed: 20 });

  test('[SE14] what happened some minutes ago says so, and so does when it was recorded', async ({
    page,
    clinic,
  }) => {
    await clinic.patient('1');
    const screen = await openChair(page, clinic.gateway);
    const { log, entries } = partsOf(screen);
    await expect.poll(() => openForMs(clinic), { timeout: 30_000 }).toBeGreaterThan(125_000);
    await log.getByRole('button', { name: words.when.pill(words.when.now) }).click();
    await expect(log.getByRole('button', { name: words.when.pill(words.when.ago(2)) })).toBeVisible();
    await openLog(log, words.short.anxiety);
    const row = entries.getByRole('listitem').filter({ hasText: chart.sideEffect.anxiety });
    await expect(row).toContainText(/recorded \d\d:\d\d/);
    const [entered] = await chartOf(clinic);
    expect((entered?.recordedAtMs ?? 0) - (entered?.happenedAtMs ?? 0)).toBeGreaterThan(90_000);
    await expect(
      log.getByRole('button', { name: words.when.pill(words.when.now) }),
      'the next is now again',
    ).toBeVisible();
  });
});

test('[SE14] a side effect lasts until it is over, and how bad it is can change', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  await openLog(log, words.short.nausea);
  const open = log.getByRole('button', { name: new RegExp(`^${words.short.nausea}`) });
  await expect(open, 'how long it lasts').toHaveText(/mild, \d+ (s|min)/);
  await open.click();
  await screen.dialog.getByRole('button', { name: chart.severity.moderate }).click();
  await expect(open).toHaveText(/moderate, \d+ (s|min)/);
  await open.click();
  await screen.dialog.getByRole('button', { name: words.span.end }).click();
  await expect(entries.getByText(words.over(chart.sideEffect.nausea))).toBeVisible();
  await expect(entries.getByText(/until \d\d:\d\d/)).toBeVisible();
  expect(openSideEffects(await chartOf(clinic))).toEqual([]);
  await expect(open).toHaveText(words.short.nausea);
});

test('[SE14] a medicine of the clinic’s list is one tap in its group, with another amount by a form', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const ondansetron = { name: 'ondansetron', amount: 4, unit: 'mg', route: 'intravenous' } as const;
  mustBeRecorded(await clinic.nurse.ask({ type: 'set-medicines', medicines: [ondansetron] }));
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  const given = (amount: number) => ({
    kind: 'medicine',
    medicine: 'ondansetron',
    amount,
    unit: 'mg',
    route: 'intravenous',
    givenBy: 'J. Ortiz',
  });
  await expect(log).toBeVisible();
  const taps = await countTaps(page);
  await openLog(log, words.medicine);
  await screen.dialog.getByRole('button', { name: 'ondansetron 4 mg IV' }).click();
  await expect(entries.getByText(/ondansetron 4 mg IV/)).toBeVisible();
  expect(await taps.since()).toBe(2);

  await openLog(log, words.medicine);
  await screen.dialog.getByRole('button', { name: words.medicines.change('ondansetron') }).click();
  await screen.dialog.getByLabel(words.medicines.amount, { exact: true }).fill('0');
  const save = screen.dialog.getByRole('button', { name: en.action.save });
  await expect(save, 'nothing is no amount').toBeDisabled();
  await screen.dialog.getByLabel(words.medicines.amount, { exact: true }).fill('8');
  await save.click();
  await expect(entries.getByText(/ondansetron 8 mg IV/)).toBeVisible();
  expect((await chartOf(clinic)).map(({ entry }) => entry)).toEqual([given(4), given(8)]);

  await openLog(log, words.medicine);
  await screen.dialog.getByRole('button', { name: words.medicines.notListed }).click();
  await expect(save, 'in view however long the form is').toBeInViewport({ ratio: 1 });
  await expect(screen.dialog.getByRole('button', { name: chart.route.intravenous })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(save, 'no route is chosen').toBeDisabled();
});

test('[SE14a] oxygen stands beside SpO2 until it ends', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log } = partsOf(screen);
  await openLog(log, words.measure);
  await screen.dialog.getByRole('button', { name: '2', exact: true }).click();
  const mark = screen.tile('spo2').getByRole('button', { name: /^O2 2 L\/min/ });
  await expect(mark).toBeVisible();
  await mark.click();
  await screen.dialog.getByRole('button', { name: '4', exact: true }).click();
  await expect(screen.tile('spo2').getByRole('button', { name: /^O2 4 L\/min/ })).toBeVisible();
  expect(oxygenNow(await chartOf(clinic))?.flowLPerMin).toBe(4);
  await openLog(log, words.measure);
  await screen.dialog.getByRole('button', { name: words.oxygen.off }).click();
  await expect(screen.tile('spo2').getByRole('button')).toHaveCount(0);
});

test('[SE16] [SE18] typed vitals are marked, never proposed, and stand among the measurements', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  await expect(screen.digits('nibp')).toHaveText('122/78');
  await openLog(log, words.more);
  const { parameter } = en.dialog.limits;
  const field = (name: 'systolicMmHg' | 'diastolicMmHg') => screen.dialog.getByLabel(parameter[name]);
  for (const name of ['systolicMmHg', 'diastolicMmHg'] as const) await expect(field(name)).toHaveValue('');
  await field('systolicMmHg').fill('141');
  await screen.dialog.getByRole('button', { name: words.vitals.save }).click();
  await expect(screen.dialog.getByRole('alert'), 'half of a blood pressure').toContainText(
    words.vitals.incomplete,
  );
  await field('diastolicMmHg').fill('88');
  await screen.dialog.getByRole('button', { name: words.vitals.save }).click();
  await expect(entries.getByText('Typed: 141/88 mmHg')).toBeVisible();
  await expect(screen.digits('nibp'), 'no reading').toHaveText('122/78');

  await screen.tile('nibp').getByRole('button').click();
  const table = screen.dialog.getByRole('table');
  await expect(table.getByRole('row').filter({ hasText: '141/88' })).toContainText(words.nibp.typed);
  await expect(table.getByRole('row').filter({ hasText: '122/78' })).not.toContainText(words.nibp.typed);
  await expect(screen.dialog.getByText(`${words.nibp.programme}: 0, 5, 10, 20 min`)).toBeVisible();
});

test('[SE17] an entry is corrected by another, struck, or remarked upon, and both are read', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  await openLog(log, words.short.nausea);
  await openLog(log, words.more);
  await screen.dialog.getByLabel(words.note.title).fill('Wants the blanket');
  await screen.dialog.getByRole('button', { name: words.note.save }).click();

  await test.step('corrected', async () => {
    await entries.getByRole('button', { name: /Nausea, mild/ }).click();
    const save = screen.dialog.getByRole('button', { name: care.correction.replaceSave });
    await expect(save, 'not without a reason').toBeDisabled();
    await screen.dialog.getByLabel(care.correction.why).fill('was worse from the beginning');
    await screen.dialog.getByRole('button', { name: chart.severity.severe }).click();
    await save.click();
    const [before, after] = [/Nausea, mild/, /Nausea, severe/].map((what) =>
      entries.getByRole('listitem').filter({ hasText: what }),
    );
    await expect(after!).toContainText(words.because('was worse from the beginning'));
    await expect(before!).toContainText(words.replaced);
    expect(await standingIn(clinic)).toEqual(['note', 'nausea severe']);
  });

  await test.step('remarked upon', async () => {
    await entries
      .getByRole('button', { name: /blanket/ })
      .first()
      .click();
    await screen.dialog.getByRole('button', { name: care.correction.remark, exact: true }).click();
    await screen.dialog.getByLabel(care.correction.why).fill('the grey one');
    await screen.dialog.getByRole('button', { name: care.correction.remarkSave }).click();
    await expect(entries.getByText(/the grey one/)).toBeVisible();
  });

  await test.step('struck', async () => {
    await entries.getByRole('button', { name: /Nausea, severe/ }).click();
    await screen.dialog.getByRole('button', { name: care.correction.strike, exact: true }).click();
    await screen.dialog.getByLabel(care.correction.why).fill('another patient');
    await screen.dialog.getByRole('button', { name: care.correction.strikeSave }).click();
    await expect(entries.getByText(/struck: another patient/)).toBeVisible();
    expect(await standingIn(clinic)).toEqual(['note']);
  });
});
