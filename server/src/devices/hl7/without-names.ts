/**
 * A message as it may be looked at: whoever it is about is left out (DD5). Segments that are about a person lose all but their
 * name; of the visit the class and the place stay; a row loses a value that may be words.
 *
 * Works on what is no message as well: half of one, or anything else that came.
 */
export function withoutNames(text: string): string {
  const bar = /(?:^|\r)MSH(.)/.exec(text)?.[1] ?? '|';
  return text
    .split(/\r\n?|\n/)
    .map((line) => withoutName(line.split(bar), bar))
    .join('\r');
}

const kept: ReadonlySet<string> = new Set(['MSH', 'MSA', 'ERR', 'EVN', 'OBR', 'ORC', 'QAK', 'QRF']);
const wordless: ReadonlySet<string> = new Set([
  '',
  'NM',
  'SN',
  'ST',
  'CE',
  'CWE',
  'CNE',
  'ID',
  'IS',
  'TS',
  'DTM',
  'NA',
]);

function withoutName(fields: readonly string[], bar: string): string {
  const [name = ''] = fields;
  if (kept.has(name)) return fields.join(bar);
  if (name === 'PV1') return fields.slice(0, 4).join(bar);
  if (name === 'OBX') {
    const isWordless = wordless.has(fields[2] ?? '');
    return fields.map((field, index) => (index === 5 && !isWordless ? '…' : field)).join(bar);
  }
  if (/^[A-Z][A-Z0-9]{2}$/.test(name)) return fields.length === 1 ? name : `${name}${bar}…`;
  return fields.length === 1 && !name.includes('^') ? name : '…';
}
