import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHttp, type Http, type HttpSurroundings } from '../http/http.ts';
import { anOpenDoor } from './an-open-door.ts';
import { nobodyKnown } from './nobody-known.ts';

/** A dashboard of one page and one script, served; what lies beside its folder is nobody's. */
export type ServedFolder = {
  readonly http: Http;
  /** With the path as it is given, and the headers a browser would send: `fetch` would put both right. */
  get(path: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Answered>;
  close(): Promise<void>;
};

export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
};

export const besideTheFolder = 'what lies beside the folder';

export async function serveFolder(over: Partial<HttpSurroundings> = {}): Promise<ServedFolder> {
  const around = await mkdtemp(join(tmpdir(), 'chairside-served-'));
  const dashboardFolder = join(around, 'dist');
  await mkdir(join(dashboardFolder, 'assets'), { recursive: true });
  await writeFile(join(around, 'secret.txt'), besideTheFolder);
  await writeFile(join(dashboardFolder, 'index.html'), '<!doctype html><title>Chairside</title>');
  await writeFile(join(dashboardFolder, 'assets', 'index-abc.js'), 'export {};');
  const http = await openHttp({
    host: '127.0.0.1',
    port: 0,
    tls: null,
    names: [],
    dashboardFolder,
    health: () => ({ status: 'ok', isSimulation: false, epoch: 'e', chairs: 1, mllpPort: null }),
    devices: () => ({}),
    simulationClock: null,
    records: { pastSessions: () => null, onFailure: () => undefined },
    ...nobodyKnown,
    people: () => null,
    doorkeeper: () => anOpenDoor(),
    ...over,
  });
  return {
    http,
    get: (path, headers = {}, method = 'GET') =>
      new Promise((resolve, reject) => {
        const { port } = http.server.address() as AddressInfo;
        const asked = request({ host: '127.0.0.1', port, path, headers, method }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        });
        asked.on('error', reject).end();
      }),
    async close() {
      await http.close();
      await rm(around, { recursive: true });
    },
  };
}
