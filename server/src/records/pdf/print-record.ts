import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { findChromium } from './chromium.ts';
import { startChromium, type DevTools } from './devtools.ts';
import { hostRecord, isDashboardBuilt, type Printed } from './record-host.ts';

/** In inches, as the browser wants them. */
export const papers = {
  a4: { paperWidth: 8.27, paperHeight: 11.69 },
  letter: { paperWidth: 8.5, paperHeight: 11 },
} as const;
export type Paper = keyof typeof papers;

export type PrintOrder = Printed & {
  readonly paper: Paper;
  readonly language: Language;
  /** The built dashboard, whose record page is printed: what is on paper is what is on the screen. */
  readonly dashboardFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

export type PrintFailure =
  | { readonly type: 'no-browser' }
  | { readonly type: 'dashboard-not-built' }
  | { readonly type: 'not-printed'; readonly why: string };

const printWithinMs = 120_000;

/** The record as a PDF (RE61). Needs a Chromium of the system and the built dashboard, and no gateway. */
export async function printRecord(order: PrintOrder): Promise<Result<Uint8Array, PrintFailure>> {
  const program = findChromium(order.environment);
  if (program === null) return err({ type: 'no-browser' });
  if (!isDashboardBuilt(order.dashboardFolder)) return err({ type: 'dashboard-not-built' });
  const host = await hostRecord(order, order.dashboardFolder);
  const chromium = await startChromium(program, order.language);
  try {
    const printed = await Promise.race([print(chromium, host.url, order.paper), tooLate()]);
    return printed.ok ? printed : err({ type: 'not-printed', why: printed.error });
  } finally {
    await chromium.end();
    await host.close();
  }
}

/** One line, with what to do. */
export function printFailureText(failure: PrintFailure): string {
  switch (failure.type) {
    case 'no-browser':
      return 'A PDF needs Chromium, Chrome or Edge and none was found: install one, or name it with CHAIRSIDE_CHROMIUM=/path/to/chromium.';
    case 'dashboard-not-built':
      return 'A PDF is printed from the dashboard, which is not built: npm run build.';
    case 'not-printed':
      return `The browser could not print the record: ${failure.why}.`;
  }
}

/** Settles once the page says that the record is drawn, or that it could not be. */
const whenDrawn = `new Promise((settle) => {
  const look = () => {
    const page = document.querySelector('[data-record]');
    const state = page?.getAttribute('data-record');
    if (state === 'drawn') document.fonts.ready.then(() => settle(''));
    else if (state === 'failed') settle(page.textContent);
    else setTimeout(look, 50);
  };
  look();
})`;

async function print(chromium: DevTools, url: string, paper: Paper): Promise<Result<Uint8Array, string>> {
  const opened = await chromium.openPage();
  if (!opened.ok) return opened;
  const navigated = await chromium.call('Page.navigate', { url });
  if (!navigated.ok) return navigated;
  if (typeof navigated.value['errorText'] === 'string') return err(navigated.value['errorText']);
  const drawn = await chromium.call('Runtime.evaluate', {
    expression: whenDrawn,
    awaitPromise: true,
    returnByValue: true,
  });
  if (!drawn.ok) return drawn;
  const { value } = drawn.value['result'] as { readonly value: unknown };
  if (value !== '') return err(`the page says “${String(value)}”`);
  const pdf = await chromium.call('Page.printToPDF', {
    ...papers[paper],
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return pdf.ok ? ok(Buffer.from(String(pdf.value['data']), 'base64')) : pdf;
}

function tooLate(): Promise<Result<never, string>> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(err('it took longer than two minutes')), printWithinMs).unref();
  });
}
