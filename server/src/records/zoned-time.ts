/** Times as a clinic writes them: ISO 8601 with the zone's offset, `2026-03-02T10:00:00.250+01:00`. */
export type ZonedTime = {
  readonly isoOf: (atMs: number) => string;
  /** When a day of the clinic began; `day` is `2026-03-02`. */
  readonly dayStartMs: (day: string) => number;
  /** From the beginning of the first to the end of the last; null where none is given. */
  readonly daysMs: (days: { readonly fromDay: string | null; readonly toDay: string | null }) => {
    readonly fromMs: number | null;
    readonly toMs: number | null;
  };
  /** `2026-03-02` */
  readonly dayOf: (atMs: number) => string;
};

const quarterMs = 15 * 60_000;

export function createZonedTime(timeZone: string): ZonedTime {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  // Zones change at a quarter of an hour; asking for every reading would take longer than writing them.
  const offsets = new Map<number, number>();

  function offsetMs(atMs: number): number {
    const quarter = Math.floor(atMs / quarterMs);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)?/.exec(name) ?? [];
    const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    offsets.set(quarter, offset);
    return offset;
  }

  function dayStartMs(day: string): number {
    const utcMs = Date.parse(`${day}T00:00:00Z`);
    const guessMs = utcMs - offsetMs(utcMs);
    return utcMs - offsetMs(guessMs);
  }

  return {
    isoOf(atMs) {
      const offset = offsetMs(atMs);
      return new Date(atMs + offset).toISOString().replace('Z', offsetText(offset));
    },
    dayStartMs,
    daysMs: ({ fromDay, toDay }) => ({
      fromMs: fromDay === null ? null : dayStartMs(fromDay),
      toMs: toDay === null ? null : dayStartMs(dayAfter(toDay)),
    }),
    dayOf: (atMs) => new Date(atMs + offsetMs(atMs)).toISOString().slice(0, 10),
  };
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
