import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SessionId } from '@chairside/shared/ids.ts';
import { printFailureText, printRecord } from './print-record.ts';

const order = {
  session: 'session-1' as SessionId,
  recordJson: '{}',
  paper: 'a4',
  language: 'en',
  dashboardFolder: '/nowhere',
} as const;

it('[RE61] without a browser there is no PDF, and one line says what to do', async () => {
  const printed = await printRecord({ ...order, environment: { CHAIRSIDE_CHROMIUM: '/nowhere/chromium' } });
  expect(printed).toEqual({ ok: false, error: { type: 'no-browser' } });
  const said = printFailureText({ type: 'no-browser' });
  expect(said).toContain('CHAIRSIDE_CHROMIUM');
  expect(said).not.toContain('\n');
});

it('[RE61] without the built dashboard there is none either', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-dash-'));
  const environment = { CHAIRSIDE_CHROMIUM: process.execPath };
  const printed = await printRecord({ ...order, dashboardFolder: folder, environment });
  expect(printed).toEqual({ ok: false, error: { type: 'dashboard-not-built' } });
  rmSync(folder, { recursive: true });
});
