import { aChairEntry, aChairEvent, aReading } from './samples.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

/** Appends for ever to the journal named as its argument, and says what was acknowledged, one number a line. */
const opened = await openSqliteJournal({ path: process.argv[2] ?? '', isSimulation: true, ownerId: 'child' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
for (let number = 1; ; number += 1) {
  void opened.value.append({ entries: [entry(number)] }).then((answer) => {
    if (answer.ok) process.stdout.write(`${number}\n`);
  });
  // Several under way at any time: the kill falls into the middle of a group.
  if (number % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
}

function entry(number: number) {
  return aChairEntry({
    expectedSeq: number - 1,
    events: [aChairEvent({ seq: number })],
    readings: [aReading({ cursor: number * 2 - 1 }), aReading({ cursor: number * 2 })],
  });
}
