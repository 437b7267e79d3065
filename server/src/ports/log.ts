/** What the gateway says to whoever runs it. Codes and parameters; no patient's name ever. */
export interface Log {
  info(what: string, about?: Readonly<Record<string, unknown>>): void;
  warn(what: string, about?: Readonly<Record<string, unknown>>): void;
  error(what: string, about?: Readonly<Record<string, unknown>>): void;
}

export function createSilentLog(): Log {
  return { info: () => undefined, warn: () => undefined, error: () => undefined };
}
