/**
 * Reads lines of Masimo “ASCII 1”, written from published lines of Rad-5, Rad-8 and Radical and from nothing else: split at blanks,
 * then KEY=VALUE, never by column. Null where dashes stand for a number, or where there is no such key.
 */
export type MasimoLine = {
  readonly time: string;
  readonly serial: string;
  readonly spo2: number | null;
  readonly pulseRate: number | null;
  readonly perfusionIndex: number | null;
  readonly alarm: number;
  readonly exceptions: number;
};

export function readMasimoLines(text: string): readonly MasimoLine[] {
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [lineOf(line)]));
}

function lineOf(line: string): MasimoLine {
  const [date = '', clock = '', ...rest] = line.split(' ');
  const fields = new Map(rest.map((field) => field.split('=') as [string, string]));
  const number = (key: string): number | null => {
    const text = (fields.get(key) ?? '').replace('%', '');
    return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  };
  const bits = (key: string) => Number.parseInt(fields.get(key) ?? '', 16);
  return {
    time: `${date} ${clock}`,
    serial: fields.get('SN') ?? '',
    spo2: number('SPO2'),
    pulseRate: number('BPM'),
    perfusionIndex: number('PI'),
    alarm: bits('ALARM'),
    exceptions: bits('EXC'),
  };
}
