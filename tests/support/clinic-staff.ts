import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@chairside/shared/people/people.ts';
import type { PairingCode } from '@chairside/shared/people/requests.ts';
import { startGateway, type Served } from '../bench/processes.ts';
import { addPerson, enterBrowser, firstAdministrator, type Visitor } from './people.ts';

/** Who may be at a browser: a role, nobody who has signed in, or a screen that is paired and has no person at it. */
export type Who = Role | 'nobody' | 'paired-screen';

/**
 * A clinic's gateway, no simulation, with chairs 1 and 2 and somebody of every role who has to do with chair 1 alone. `everywhere` is
 * a nurse and a physician with all chairs, and the administrator of the first run.
 */
export type ClinicStaff = {
  readonly url: string;
  readonly gateway: Served;
  readonly atChair1: Readonly<Record<Who, Visitor>>;
  readonly everywhere: Readonly<Record<'nurse' | 'physician' | 'administrator', Visitor>>;
  end(): Promise<void>;
};

export async function staffClinic(): Promise<ClinicStaff> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-staff-'));
  const gateway = await startGateway({ folder, chairs: '1,2', speed: 0 });
  const url = `http://127.0.0.1:${gateway.httpPort}`;
  const administrator = await firstAdministrator(url, { dataFolder: folder, place: 'clinic' });
  const add = (account: string, role: Role, chairs: readonly string[] | null) =>
    addPerson(administrator, { account, name: account, role, chairs, pin: '2580' });
  const ofChair1 = (role: Role) => add(`${role}-of-1`, role, ['1']);
  const nurse = await add('nurse', 'nurse', null);
  const physician = await add('physician', 'physician', null);
  return {
    url,
    gateway,
    atChair1: {
      nurse: await ofChair1('nurse'),
      physician: await ofChair1('physician'),
      administrator: await ofChair1('administrator'),
      'read-only': await ofChair1('read-only'),
      nobody: enterBrowser(url),
      'paired-screen': await pairedScreen(administrator),
    },
    everywhere: { nurse, physician, administrator },
    async end() {
      await gateway.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function pairedScreen(administrator: Visitor): Promise<Visitor> {
  const asked = { name: 'Wall', place: 'wall', chairs: ['1'] };
  const { code } = (await administrator.post('/api/screens/pairing-code', asked)).body as PairingCode;
  const screen = enterBrowser(administrator.url);
  await screen.post('/api/screens/pair', { code });
  return screen;
}
