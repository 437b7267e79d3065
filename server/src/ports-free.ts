import { createServer } from 'node:net';

/** Rejects with Node's error where nobody could listen there: a port in use, an address of another machine. */
export async function expectFree({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port, exclusive: true }, resolve);
  });
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}
