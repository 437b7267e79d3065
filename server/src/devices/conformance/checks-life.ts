import type { Check, Finding } from './check.ts';
import { backWithinTwo } from './checks-framing.ts';
import { play } from './play.ts';
import { between, type Random } from './random.ts';
import type { Specimen } from './specimen.ts';
import { someSamples } from './values.ts';

/** Links end and come again, disks are slow, and nobody is to be taken along. */
export const lifeChecks: readonly Check[] = [
  { name: 'the link ends anywhere', run: endsAnywhere },
  { name: 'a new link knows nothing of the old', run: resumes },
  { name: 'closed twice is closed once', run: closedTwice },
  { name: 'nothing is taken after the end', run: afterTheEnd },
  { name: 'a day without a word', run: dayOfSilence },
  { name: 'a disk that does not answer', run: slowDisk },
  { name: 'a disk that fails', run: failingDisk },
  { name: 'an answer only when it is recorded', run: answered },
];

function endsAnywhere(specimen: Specimen, random: Random): Finding {
  for (let round = 0; round < 30; round += 1) {
    const player = play(specimen.driver);
    const samples = someSamples(specimen, random, 3);
    for (const { frame } of samples.slice(1)) player.send(frame);
    const last = samples[0]?.frame;
    if (last === undefined) return 'no frame';
    player.send({ ...last, bytes: last.bytes.subarray(0, between(random, 0, last.bytes.length)) });
    player.close();
  }
  return null;
}

function resumes(specimen: Specimen, random: Random): Finding {
  const samples = someSamples(specimen, random, 4);
  const first = play(specimen.driver);
  const cut = samples[0]?.frame;
  if (cut === undefined) return 'no frame';
  first.send({ ...cut, bytes: cut.bytes.subarray(0, Math.floor(cut.bytes.length / 2)) });
  first.close();
  return backWithinTwo(play(specimen.driver), samples.slice(1));
}

function closedTwice(specimen: Specimen, random: Random): Finding {
  const player = play(specimen.driver);
  for (const { frame } of someSamples(specimen, random, 3)) player.send(frame);
  player.close();
  const said = player.said.length;
  player.close();
  return player.said.length === said ? null : 'the second close said something';
}

function afterTheEnd(specimen: Specimen, random: Random): Finding {
  const player = play(specimen.driver);
  const samples = someSamples(specimen, random, 4);
  for (const { frame } of samples.slice(0, 2)) player.send(frame);
  player.close();
  const said = player.said.length;
  for (const { frame } of samples.slice(2)) player.send(frame);
  player.wait(60_000);
  return player.said.length === said ? null : 'it went on speaking after the end';
}

const dayMs = 86_400_000;

/** Whatever wakes up in a link that says nothing: it neither throws nor holds the link's next word against it. */
function dayOfSilence(specimen: Specimen, random: Random): Finding {
  const player = play(specimen.driver);
  for (const { frame } of someSamples(specimen, random, 3)) player.send(frame);
  player.wait(dayMs);
  return player.hungUp.length > 0 ? null : backWithinTwo(player, someSamples(specimen, random, 3));
}

const framesWaiting = 2_000;

function slowDisk(specimen: Specimen, random: Random): Finding {
  const player = play(specimen.driver, { answers: 'later' });
  const samples = someSamples(specimen, random, 50);
  for (let sent = 0; sent < framesWaiting; sent += 1) {
    const { frame } = samples[sent % samples.length] ?? {};
    if (frame !== undefined) player.send(frame);
  }
  player.answer('recorded');
  return backWithinTwo(player, someSamples(specimen, random, 3));
}

/** What nobody catches would end the gateway. */
async function failingDisk(specimen: Specimen, random: Random): Promise<Finding> {
  const uncaught: unknown[] = [];
  const note = (cause: unknown) => uncaught.push(cause);
  process.on('unhandledRejection', note);
  try {
    const player = play(specimen.driver, { answers: 'failed' });
    const samples = someSamples(specimen, random, 6);
    for (const { frame } of samples.slice(0, 3)) player.send(frame);
    await turn();
    const finding = backWithinTwo(player, samples.slice(3));
    await turn();
    return uncaught.length === 0 ? finding : `nobody caught ${String(uncaught[0])}`;
  } finally {
    process.off('unhandledRejection', note);
  }
}

/** Of a device that waits for one: nothing before, something else where it was not recorded. */
async function answered(specimen: Specimen, random: Random): Promise<Finding> {
  if (!specimen.isAnswered) return { notApplicable: 'nothing is answered' };
  const [sample] = someSamples(specimen, random, 1);
  if (sample === undefined) return 'no frame';
  const replies: string[] = [];
  for (const how of ['recorded', 'not-recorded'] as const) {
    const player = play(specimen.driver, { answers: 'later' });
    const before = player.written.length;
    player.send(sample.frame);
    await turn();
    if (player.written.length > before) return 'answered before it was recorded';
    player.answer(how);
    await turn();
    if (player.written.length === before) return `no answer to what was ${how}`;
    replies.push(Buffer.concat(player.written.slice(before)).toString('latin1'));
  }
  return replies[0] === replies[1] ? 'the same answer, recorded or not' : null;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
