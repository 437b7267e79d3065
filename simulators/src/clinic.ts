import { assertNever } from '@chairside/shared/result.ts';
import { createSimulatedChair, type DeviceMessage } from './clinic/simulated-chair.ts';
import { optionsFrom, type ClinicOptions } from './clinic/options.ts';
import { followSessionClock } from './gateway/session-clock.ts';
import { connectToGateway } from './gateway/wire.ts';
import { createMllpSender, type SenderNews } from './links/mllp-sender.ts';
import { encodePcd01 } from './links/pcd01.ts';
import { createStreams } from './random.ts';

/**
 * The simulated clinic, a process of its own: a patient with an oximeter and a cuff in each chair, one MLLP connection a
 * chair, paced by the gateway's session clock. Ends on SIGTERM or SIGINT.
 *
 *     node simulators/src/clinic.ts --chairs 1,2,3,4 --mllp-port 2575 --gateway http://127.0.0.1:8080 --seed 1
 */
const lostAfterMs = 1_000;

const options = optionsFrom(process.argv.slice(2));
if (options.ok) await runClinic(options.value);
else fail(options.error.join('\n'));

async function runClinic({ chairs, gateway, seed, mllpHost, mllpPort }: ClinicOptions): Promise<void> {
  const clock = await followSessionClock(gateway).catch(() => null);
  if (clock === null) {
    fail(`No gateway in simulation answers at ${gateway}.`);
    return;
  }
  const streams = createStreams(seed);
  const wire = connectToGateway(gateway);
  const simulated = chairs.map((chair) => {
    const sender = createMllpSender({
      host: mllpHost,
      port: mllpPort,
      onNews: createReporter(chair),
    });
    const patient = createSimulatedChair(chair, streams, clock.now());
    wire.followChair(chair, (state) => patient.follow(state));
    return { chair, sender, patient };
  });

  let sent = 0;
  const run = () => {
    const nowMs = clock.now();
    for (const { chair, sender, patient } of simulated) {
      for (const message of patient.advance(nowMs)) sender.send(outgoing(chair, message, (sent += 1)));
    }
  };
  const timer = setInterval(run, Math.max(10, 250 / clock.rate()));
  process.stdout.write(`${JSON.stringify({ msg: 'clinic-ready', chairs })}\n`);

  const end = () => {
    clearInterval(timer);
    clock.close();
    wire.close();
    for (const { sender } of simulated) sender.close();
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function outgoing(chair: string, message: DeviceMessage, n: number) {
  const { measuredAtMs } = message;
  const controlId = `${measuredAtMs.toString(36)}-${n}`;
  const payload = encodePcd01({
    ...message,
    sender: `SIM-CHAIR-${chair}`,
    controlId,
    sentAtMs: measuredAtMs,
  });
  return { controlId, payload, atMs: measuredAtMs };
}

/** Tells of trouble that lasts, and of its end; of the same refusal once, not every second. */
function createReporter(chair: string): (news: SenderNews) => void {
  const refusals = new Set<string>();
  let whenLost: NodeJS.Timeout | null = null;
  let isLost = false;
  return (news) => {
    switch (news.type) {
      case 'connected':
        if (whenLost !== null) clearTimeout(whenLost);
        if (isLost) tell(`chair ${chair}: connected again`);
        isLost = false;
        return;
      case 'disconnected':
        // Everything ends at once on Ctrl-C: then it is no news that the gateway hung up.
        whenLost = setTimeout(() => {
          isLost = true;
          tell(`chair ${chair}: the gateway is away; two minutes of readings are kept`);
        }, lostAfterMs).unref();
        return;
      case 'refused':
        if (!refusals.has(news.reason)) tell(`chair ${chair}: refused: ${news.reason}`);
        refusals.add(news.reason);
        return;
      case 'dropped':
        return;
      default:
        assertNever(news);
    }
  };
}

function fail(why: string): void {
  tell(why);
  process.exitCode = 1;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
