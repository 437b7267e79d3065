import { clinic } from '@chairside/shared/text/en-clinic.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { administratorId, atTheScreen, nurseId } from '../../../testing/at-the-screen.tsx';
import { startMs } from '../../../testing/chair.ts';
import { chooseLanguage } from '../../../ui/preferences.ts';
import { PagerSetting } from './PagerSetting.tsx';

const words = clinic.pager;
const asked: string[] = [];
const server = setupServer(
  http.post('*/api/pager/:what', ({ params: { what } }) => {
    asked.push(String(what));
    return HttpResponse.json(what === 'key' ? { key: 'k3y' } : {}, { status: what === 'key' ? 200 : 202 });
  }),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  chooseLanguage('en');
  asked.length = 0;
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

const set = { url: 'https://pager.example', namesPatients: false, last: null };

function show(webhook: Parameters<typeof PagerSetting>[0]['webhook'], who: PersonId = administratorId) {
  atTheScreen(<PagerSetting webhook={webhook} />, who);
}

it('[NO6] a nurse reads where it goes, and that an administrator changes it', () => {
  show(set, nurseId);
  expect(screen.getByText('https://pager.example')).toBeDefined();
  expect(screen.getByText(words.needsRole)).toBeDefined();
  expect(screen.queryByRole('button', { name: words.save })).toBeNull();
});

it('[NO4] what became of the last message stands there', () => {
  show({ ...set, last: { atMs: startMs, isDelivered: false, why: 'ENOTFOUND' } });
  expect(screen.getByRole('status').textContent).toContain('ENOTFOUND');
});

for (const address of ['ftp://pager.example', 'pager.example', 'https://']) {
  it(`[NO1] an address that is none is not saved: ${address}`, () => {
    show(null);
    fireEvent.change(screen.getByLabelText(words.address), { target: { value: address } });
    expect(screen.getByRole('button', { name: words.save })).toHaveProperty('disabled', true);
    expect(screen.getByText(words.wrong)).toBeDefined();
  });
}

it('[NO6] the key is shown once, where it was asked for', async () => {
  show(set);
  fireEvent.click(screen.getByRole('button', { name: words.newKey }));
  expect(await screen.findByText('k3y')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: words.test }));
  expect(await screen.findByText(words.tested)).toBeDefined();
  expect(asked).toEqual(['key', 'test']);
});

it('[NO6] what could not be done is said', async () => {
  server.use(http.post('*/api/pager/test', () => HttpResponse.json({}, { status: 401 })));
  show(set);
  fireEvent.click(screen.getByRole('button', { name: words.test }));
  expect(await screen.findByText(words.notDone)).toBeDefined();
});
