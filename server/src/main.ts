import { readConfig } from './config.ts';
import { startGateway } from './gateway.ts';
import { createPinoLog } from './pino-log.ts';
import { StartFailure } from './start-failure.ts';

/** The gateway's process: settings in, signals handled, one line when it is ready. */
const config = readConfig(process.env, Date.now());
if (!config.ok) {
  for (const { setting, problem } of config.error) process.stderr.write(`${setting} ${problem}\n`);
  process.exit(1);
}

const log = createPinoLog();
const gateway = await startGateway(config.value, log).catch((cause: unknown) => {
  if (!(cause instanceof StartFailure)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exit(1);
});
log.info('gateway-ready', { httpPort: gateway.httpPort, mllpPort: gateway.mllpPort });

/** A disk that hangs must not keep the process for ever; asked twice, it goes at once. */
const closeWithinMs = 8_000;

let isClosing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isClosing) process.exit(1);
    isClosing = true;
    log.info('gateway-closing', { signal });
    setTimeout(() => process.exit(1), closeWithinMs).unref();
    void gateway.close().then(() => process.exit(0));
  });
}
