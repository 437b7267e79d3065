/** Lines for whoever started the command: what was asked for on standard output, trouble on standard error. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function complain(lines: string | readonly string[]): void {
  for (const line of typeof lines === 'string' ? [lines] : lines) process.stderr.write(`${line}\n`);
}

/** Aborted by Ctrl-C and by SIGTERM. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}
