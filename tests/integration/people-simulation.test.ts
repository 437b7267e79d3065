import { connectControl } from '@chairside/simulators/gateway/control.ts';
import { connectToGateway } from '@chairside/simulators/gateway/wire.ts';
import { simulationNamespace } from '@chairside/shared/simulation.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { addPerson, enterBrowser, firstAdministrator, must, type Visitor } from '../support/people.ts';

/** A simulation in which people sign in as in a clinic, and the simulator is there all the same. */
let gateway: Gateway;
let admin: Visitor;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1', speed: 1, environment: { CHAIRSIDE_DEMO_PEOPLE: '0' } });
  admin = await firstAdministrator(gateway.url, { dataFolder: gateway.dataFolder, place: 'simulation' });
}, 30_000);

afterAll(() => gateway.end());

/** What became of a connection: let in, or the refusal. */
function knock(
  door: string,
  { auth = {}, headers = {} }: { readonly auth?: object; readonly headers?: object },
) {
  const socket = io(gateway.url + door, {
    transports: ['websocket'],
    ...{ forceNew: true, reconnection: false },
    auth: { wireVersion, ...auth },
    extraHeaders: { ...headers },
  });
  onTestFinished(() => void socket.disconnect());
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('let in'));
    socket.once('connect_error', ({ data }: Error & { data?: { type: string } }) => resolve(data?.type));
  });
}

describe('a simulation without the demo', () => {
  it('[PE3] asks for accounts, and lets nobody choose who acts', async () => {
    expect(await knock('', { auth: { personId: 'nurse-1' } })).toBe('sign-in-needed');
    expect(await enterBrowser(gateway.url).standing()).toMatchObject({ isDemo: false, person: null });
    expect(await enterBrowser(gateway.url).get('/api/sessions')).toMatchObject({ status: 401 });
    const nurse = await addPerson(admin, { account: 'chen', name: 'M. Chen', role: 'nurse', pin: '2580' });
    const socket = nurse.screen();
    onTestFinished(() => void socket.disconnect());
    expect(
      await socket.timeout(5_000).emitWithAck('person:choose', { personId: 'physician-1' }),
    ).toMatchObject({
      error: { type: 'not-permitted' },
    });
    const nobodysPin = await nurse.post('/api/people/vouch', { personId: 'nurse-1', pin: null });
    expect(nobodysPin).toMatchObject({ status: 400, body: { type: 'malformed' } });
    must(await nurse.post('/api/people/vouch', { personId: nurse.personId, pin: '2580' }));
  });

  it('[PE27] the simulator holds its clock and binds its devices as ever', async () => {
    const channel = await connectControl(gateway.url);
    onTestFinished(() => channel.close());
    expect(await channel.hold(1)).toMatchObject({ ok: true });
    const service = connectToGateway(gateway.url, 'service-1');
    onTestFinished(() => service.close());
    const command = {
      type: 'bind-device',
      deviceId: 'SIM-OXI-1' as DeviceId,
      chair: '1' as ChairId,
    } as const;
    expect(await service.commandSite(command)).toEqual({ ok: true, value: { recorded: true } });
  });

  const strangers: readonly (readonly [who: string, headers: object])[] = [
    ['a page of ours', { origin: '' }],
    ['what comes through a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['a browser that was here before', { cookie: 'chairside-simulation-device=x' }],
  ];
  for (const [who, headers] of strangers)
    it(`[PE27] ${who} is no simulator, whatever it says`, async () => {
      const own = 'origin' in headers ? { origin: gateway.url } : headers;
      const auth = { isSimulator: true, personId: 'nurse-1' };
      expect(await knock('', { auth, headers: own })).toBe('sign-in-needed');
      expect(await knock(simulationNamespace, { auth, headers: own })).toBe('sign-in-needed');
    });

  it('[PE27] its door is no person’s, signed in or not', async () => {
    const cookie = Object.entries(admin.cookies())
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    expect(await knock(simulationNamespace, { headers: { cookie } })).toBe('sign-in-needed');
    expect(await knock('', { headers: { cookie } })).toBe('let in');
  });
});
