import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { stampMs } from '../numbers.ts';

/** A cable between a screen and the gateway that can be cut: both ends keep their sockets open, and nothing comes through. */
export type Cable = {
  readonly port: number;
  /** Returns the stamp of the cut. */
  cut(): number;
  close(): void;
};

export async function layCable(toPort: number): Promise<Cable> {
  const ends = new Set<Socket>();
  let isCut = false;
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: toPort, noDelay: true });
    join(near, far);
    join(far, near);
  });

  function join(from: Socket, to: Socket): void {
    ends.add(from);
    from.on('data', (bytes) => {
      if (!isCut) to.write(bytes);
    });
    // Nor does a goodbye get through.
    from.on('close', () => {
      ends.delete(from);
      if (!isCut) to.destroy();
    });
    from.on('error', () => undefined);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      return stampMs();
    },
    close() {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}
