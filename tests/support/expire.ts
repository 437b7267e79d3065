import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Gateway } from './gateway.ts';

const shiftMs = 13 * 3_600_000;

/** As if everybody had given their password thirteen hours ago. The gateway is stopped for it, and comes back. */
export async function expireSessions(gateway: Gateway): Promise<void> {
  await gateway.stop();
  const store = new DatabaseSync(join(gateway.dataFolder, 'simulation', 'people.sqlite'));
  store
    .prepare(
      `UPDATE kept SET body = json_set(body, '$.passwordAtMs', json_extract(body, '$.passwordAtMs') - ?)
       WHERE shelf = 'sessions'`,
    )
    .run(shiftMs);
  store.close();
  await gateway.restart();
}
