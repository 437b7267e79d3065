/**
 * What a serial port hears at another speed than its device speaks at: 8N1, the least bit first, as the wire would carry it. A byte
 * without its stop bit is given on all the same, as most ports do.
 *
 * `ratio`: bits of the port to one of the device; 2 at twice the speed.
 */
export function atAnotherSpeed(bytes: Uint8Array, ratio: number): Uint8Array {
  const sent = Array.from(bytes).flatMap((byte) => [
    0,
    ...Array.from({ length: 8 }, (_, bit) => (byte >> bit) & 1),
    1,
  ]);
  const levelAt = (portBits: number) => sent[Math.floor(portBits / ratio)] ?? 1;
  const heard: number[] = [];
  let at = 0;
  while (at < sent.length * ratio) {
    if (levelAt(at) === 1) {
      at += 1 / 8;
      continue;
    }
    // Each bit is looked at in its middle.
    const bits = Array.from({ length: 8 }, (_, bit) => levelAt(at + 1.5 + bit));
    heard.push(bits.reduce((byte, level, bit) => byte | (level << bit), 0));
    at += 9.5;
  }
  return Uint8Array.from(heard);
}
