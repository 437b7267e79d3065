/**
 * A message as it may be looked at: whoever it is about, and whoever treats them, is left out (HL27). Segments that are about a
 * person lose all but their name; of the visit the class and the place stay; of an order what was asked and when; of a row all but
 * words and who observed it.
 *
 * Works on what is no message as well: half of one, or anything else that came.
 */
export function withoutNames(text: string): string {
  const [, bar = '|', component = '^'] = /(?:^|\r)MSH(.)(.)/.exec(text) ?? [];
  return text
    .split(/\r\n?|\n/)
    .map((line) => withoutName(line.split(bar), { bar, component }))
    .join('\r');
}

type Marks = { readonly bar: string; readonly component: string };

/** Fields that name nobody, by segment. Of a header all do: who sends, not who lies there. */
const namelessFields: Readonly<Record<string, readonly number[]>> = {
  MSA: [1, 2],
  ERR: [1, 2, 3, 4],
  EVN: [1, 2],
  OBR: [1, 2, 3, 4, 6, 7, 8, 22, 25],
  ORC: [1, 2, 3, 5, 7, 9],
  OBX: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19],
  QAK: [1, 2, 3],
  QRF: [1, 2, 3, 5],
};

function withoutName(fields: readonly string[], { bar, component }: Marks): string {
  const [name = ''] = fields;
  if (name === 'MSH') return fields.join(bar);
  if (name === 'PV1') return fields.slice(0, 4).join(bar);
  const nameless = Object.hasOwn(namelessFields, name) ? namelessFields[name] : undefined;
  if (nameless !== undefined) {
    const shown = fields.map((field, at) => {
      if (name === 'OBX' && at === 5) return withoutWords(field, { type: fields[2] ?? '', component });
      return at === 0 || field === '' || nameless.includes(at) ? field : left;
    });
    return shown.join(bar);
  }
  if (/^[A-Z][A-Z0-9]{2}$/.test(name)) return fields.length === 1 ? name : `${name}${bar}${left}`;
  return fields.length === 1 && !name.includes('^') ? name : left;
}

/** What was left out. */
const left = '…';

const plain: ReadonlySet<string> = new Set(['', 'NM', 'SN', 'ST', 'TS', 'DTM', 'NA']);
const coded: ReadonlySet<string> = new Set(['CE', 'CWE', 'CNE', 'ID', 'IS']);

/** OBX-5: a number, a time, or a code without its text. */
function withoutWords(
  value: string,
  { type, component }: { readonly type: string; readonly component: string },
): string {
  if (plain.has(type) && !hasWords(value)) return value;
  if (!coded.has(type)) return left;
  const [code = '', ...texts] = value.split(component);
  const shown = [isCode(code) ? code : left, ...texts.map((text) => (hasWords(text) ? left : text))];
  return shown.join(component);
}

function hasWords(text: string): boolean {
  return /\p{L}{2}|[^ -~]/u.test(text);
}

/** `205`, `0002-4bb8`; of letters alone it could be a name. */
function isCode(text: string): boolean {
  return !hasWords(text) || /^[\w.-]*\d[\w.-]*$/.test(text);
}
