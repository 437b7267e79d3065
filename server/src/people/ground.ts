import type { Clock } from '../ports/clock.ts';
import type { CredentialStore } from './credential-store.ts';
import type { Devices } from './devices.ts';
import type { Hasher } from './hasher.ts';
import type { LockOut } from './lock-out.ts';
import type { PeopleSite } from './people-site.ts';
import type { RefusalNotes } from './refusal-notes.ts';
import type { Sessions } from './sessions.ts';

/** What everything that concerns people stands on. */
export type PeopleGround = {
  readonly store: CredentialStore;
  readonly hasher: Hasher;
  readonly site: PeopleSite;
  readonly hostClock: Clock;
  readonly sessions: Sessions;
  readonly devices: Devices;
  readonly lockOut: LockOut;
  readonly notes: RefusalNotes;
  /** Simulation with its people one tap away. */
  readonly isDemo: boolean;
  /** Somebody stands otherwise than before: their screens are told. */
  readonly tell: () => void;
};
