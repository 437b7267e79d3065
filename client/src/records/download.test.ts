import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startPretendRecords, type PretendRecords } from '../testing/pretend-records.ts';
import { download } from './download.ts';

let records: PretendRecords;
const path = '/api/sessions/session-1/export/json';

beforeAll(() => {
  records = startPretendRecords();
});
afterEach(() => records.reset());
afterAll(() => records.close());

const watching = { signal: new AbortController().signal, onProgress: () => undefined };

it('[RE67] the file has the name the gateway gives it', async () => {
  const headers = { 'content-disposition': 'attachment; filename="session-1.json"' };
  records.answers.set(path, () => new Response('{}', { headers }));
  const got = await download(path, watching);
  expect(got.ok && got.value.fileName).toBe('session-1.json');
  expect(got.ok && (await got.value.blob.text())).toBe('{}');
});

it('[RE67] half a file is none', async () => {
  records.answers.set(path, () => {
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(new Uint8Array(10));
        setTimeout(() => stream.error(new Error('gone')), 0);
      },
    });
    return new Response(body);
  });
  expect(await download(path, watching)).toEqual({ ok: false, error: 'broken' });
});

it('[RE67] where the gateway cannot say how much it will be, what came so far is told', async () => {
  records.answers.set(path, () => new Response('abc'));
  const told: unknown[] = [];
  await download(path, { ...watching, onProgress: (progress) => told.push(progress) });
  expect(told.at(-1)).toEqual({ bytes: 3, share: null });
});

const refusals = [
  { status: 404, error: 'unknown' },
  { status: 410, error: 'erased' },
  { status: 500, error: 'refused' },
  { status: 503, error: 'unreachable' },
];
for (const { status, error } of refusals) {
  it(`[RE67] ${status} is ${error}`, async () => {
    records.answers.set(path, () => new Response('', { status }));
    expect(await download(path, watching)).toEqual({ ok: false, error });
  });
}

const told = [
  { rows: 4, lines: 1, share: 0.25 },
  { rows: 4, lines: 3, share: 0.75 },
  { rows: 4, lines: 4, share: 0.99 },
  { rows: 4, lines: 5, share: 0.99 },
];
for (const { rows, lines, share } of told) {
  it(`[RE67] after ${lines} of ${rows} lines it is at ${share}, and whole only when it is over`, async () => {
    const headers = { 'x-total-rows': String(rows), 'content-type': 'text/csv' };
    records.answers.set(path, () => new Response('a\n'.repeat(lines), { headers }));
    const shares: unknown[] = [];
    await download(path, { ...watching, onProgress: (progress) => shares.push(progress.share) });
    expect(shares.at(-1)).toBe(share);
  });
}
