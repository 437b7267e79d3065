import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { Server } from 'socket.io';
import { z } from 'zod';

/**
 * The floor: the least a durable gateway can do. MLLP → parse → schema → one limit → SQLite FULL in a worker → ACK →
 * socket.io. No sessions, no quality, no resume, no refusals: what the real gateway costs beyond this is what it is for.
 */
const readingSchema = z.object({
  chair: z.string(),
  parameter: z.literal('149530'),
  deviceId: z.string().max(80),
  quality: z.literal('good'),
  value: z.number().min(1).max(350),
  atMs: z.number(),
  measuredAtMs: z.number(),
  cursor: z.number().int(),
});
type Row = z.infer<typeof readingSchema>;

if (isMainThread) serve(process.env['FLOOR_DATA'] ?? '.');
else keep(String(workerData));

function keep(folder: string): void {
  const database = new DatabaseSync(join(folder, 'floor.sqlite'));
  database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
    CREATE TABLE IF NOT EXISTS reading (chair, parameter, device, value, at, measured_at, cursor);
    CREATE INDEX IF NOT EXISTS by_chair ON reading (chair, parameter, at)`);
  const insert = database.prepare('INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)');
  parentPort?.on('message', (rows: readonly Row[]) => {
    database.exec('BEGIN');
    for (const r of rows)
      insert.run(r.chair, r.parameter, r.deviceId, r.value, r.atMs, r.measuredAtMs, r.cursor);
    database.exec('COMMIT');
    parentPort?.postMessage(null);
  });
}

/** `YYYYMMDDHHMMSS.sss+0000`, nothing else. */
function epochOf(time: string): number {
  return Date.parse(time.replace(/^(....)(..)(..)(..)(..)([^+]*).*$/, '$1-$2-$3T$4:$5:$6Z'));
}

function serve(folder: string): void {
  const worker = new Worker(new URL(import.meta.url), { workerData: folder });
  const http = createHttpServer();
  const screens = new Server(http, { transports: ['websocket'], serveClient: false });
  const cursorByChair = new Map<string, number>();
  let waiting: { readonly row: Row; readonly socket: Socket; readonly id: string }[] = [];
  let committing: typeof waiting = [];

  const commit = () => {
    if (committing.length > 0 || waiting.length === 0) return;
    [committing, waiting] = [waiting, []];
    worker.postMessage(committing.map(({ row }) => row));
  };
  worker.on('message', () => {
    for (const { row, socket, id } of committing) {
      socket.write(`\x0bMSH|^~\\&|FLOOR||||||ACK^R01^ACK|${id}|T|2.6\rMSA|AA|${id}\r\x1c\r`);
      const { chair, ...reading } = row;
      const parameter = 'pulseRateBpm';
      screens.emit('chair:frame', { chair, readings: [{ ...reading, parameter }], isAbove: row.value > 120 });
    }
    committing = [];
    commit();
  });

  const devices = createServer({ noDelay: true }, (socket) => {
    let unread = '';
    socket.on('error', () => socket.destroy());
    socket.setEncoding('latin1').on('data', (text: string) => {
      const frames = (unread + text).split('\x1c\r');
      unread = frames.pop() ?? '';
      for (const frame of frames) {
        const segments = frame.slice(1).split('\r');
        const of = (name: string) => segments.find((one) => one.startsWith(name))?.split('|') ?? [];
        const [msh, obx] = [of('MSH'), of('OBX')];
        const chair = String(obx[18]).slice('SIM-BENCH-'.length);
        const cursor = (cursorByChair.get(chair) ?? 0) + 1;
        cursorByChair.set(chair, cursor);
        const row = readingSchema.parse({
          chair,
          parameter: obx[3]?.split('^')[0],
          deviceId: obx[18],
          quality: 'good',
          value: Number(obx[5]),
          atMs: Date.now(),
          measuredAtMs: epochOf(String(obx[14])),
          cursor,
        });
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ row, socket, id: String(msh[9]) });
      }
    });
  });
  http.listen(0, '127.0.0.1', () =>
    devices.listen(0, '127.0.0.1', () => {
      const [web, mllp] = [http.address() as AddressInfo, devices.address() as AddressInfo];
      process.stdout.write(
        `${JSON.stringify({ msg: 'gateway-ready', httpPort: web.port, mllpPort: mllp.port })}\n`,
      );
    }),
  );
}
