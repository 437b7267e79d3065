import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { LinkFormat } from '../../scenario/scenario.ts';
import { writingOf } from './gatt-lines.ts';
import type { Port, PortSettings } from './port.ts';

export type FilePortSettings = PortSettings & { readonly path: string; readonly format: LinkFormat };

/**
 * Everything the link carries, in a file that begins anew. What is said while the connection is away by command is not in it.
 * One line for a person where the file can not be written.
 */
export async function openFilePort(settings: FilePortSettings): Promise<Result<Port, string>> {
  const { name, path, format, onNews = () => undefined } = settings;
  const writing = writingOf(format);
  const file = createWriteStream(path);
  try {
    await once(file, 'open');
  } catch (problem) {
    return err(whyNot(problem, path));
  }
  let isConnected = true;
  let isBroken = false;
  file.on('error', (problem) => {
    isBroken = true;
    onNews(whyNot(problem, path));
  });
  return ok({
    name,
    deliver(delivery) {
      if (delivery.type === 'connection') isConnected = delivery.action === 'connect';
      else if (isConnected && !isBroken) file.write(writing(delivery));
    },
    sent: () => null,
    settled: written,
    isConnected: () => isConnected && !isBroken,
    async close() {
      if (isBroken || file.closed) return;
      file.end();
      await once(file, 'close');
    },
  });

  /** An empty piece is written after all before it. */
  function written(): Promise<void> {
    if (isBroken || file.writableEnded) return Promise.resolve();
    return new Promise((resolve) => file.write('', () => resolve()));
  }
}

function whyNot(problem: unknown, path: string): string {
  return `can not write ${path} (${(problem as NodeJS.ErrnoException).code ?? String(problem)})`;
}
