import { pino } from 'pino';
import type { Log } from './ports/log.ts';

/** One JSON line on stdout each. */
export function createPinoLog(): Log {
  const logger = pino({ base: null });
  return {
    info: (what, about) => logger.info(about ?? {}, what),
    warn: (what, about) => logger.warn(about ?? {}, what),
    error: (what, about) => logger.error(about ?? {}, what),
  };
}
