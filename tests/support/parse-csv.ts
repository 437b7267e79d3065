/** CSV as RFC 4180 has it, read one character at a time; the apostrophe that keeps a formula from being one is taken off. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const one = text.charAt(at);
    if (isQuoted && one === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (one === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += one;
    else if (one === ',') endCell();
    else if (one === '\r' && text.charAt(at + 1) === '\n') {
      endCell();
      rows.push([]);
      at += 1;
    } else cell += one;
  }
  return rows.filter((row) => row.length > 0);
}
