import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Passwords and PINs as they are kept: argon2id, as a PHC string (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`), so that what was made with
 * other costs can still be compared (decision 0026).
 */
export type Hasher = {
  hash(secret: string): Promise<string>;
  /** False also for what is no hash at all. */
  isRight(secret: string, kept: string): Promise<boolean>;
};

type Costs = { readonly memoryKib: number; readonly passes: number; readonly lanes: number };

/** OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB, two passes, one lane. */
const costs: Costs = { memoryKib: 19_456, passes: 2, lanes: 1 };
const saltBytes = 16;
const hashBytes = 32;
/** Each takes 19 MiB and a thread of the pool that files are read with: a flood of sign-ins takes no more than these. */
const atOnce = 2;

const derive = promisify(argon2);

export function createArgon2Hasher(): Hasher {
  const inTurn = createTurns(atOnce);

  function digest(secret: string, salt: Buffer, { memoryKib, passes, lanes }: Costs): Promise<Buffer> {
    const asked = { nonce: salt, tagLength: hashBytes, memory: memoryKib, passes, parallelism: lanes };
    return inTurn(() => derive('argon2id', { message: secret.normalize('NFKC'), ...asked }));
  }

  return {
    async hash(secret) {
      const salt = randomBytes(saltBytes);
      const hash = await digest(secret, salt, costs);
      const { memoryKib, passes, lanes } = costs;
      return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;
    },
    async isRight(secret, kept) {
      const parsed = phc.exec(kept);
      if (parsed === null) return false;
      const [, memoryKib, passes, lanes, salt = '', hash = ''] = parsed;
      const expected = Buffer.from(hash, 'base64');
      const made = { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) };
      const found = await digest(secret, Buffer.from(salt, 'base64'), made);
      return found.length === expected.length && timingSafeEqual(found, expected);
    },
  };
}

/** Of a secret nobody has: an account that does not exist takes as long as one that does. */
export const nobodysHash = `$argon2id$v=19$m=${costs.memoryKib},t=${costs.passes},p=${costs.lanes}$${unpadded(Buffer.alloc(saltBytes))}$${unpadded(Buffer.alloc(hashBytes))}`;

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** At most so many at once; the others wait for their turn. */
function createTurns(atMost: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function inTurn<T>(act: () => Promise<T>): Promise<T> {
    if (running >= atMost) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
