import type { Hl7Message } from '@medplum/core';

/**
 * Reads a connection of the Mindray dialect, written from the published rows of its patient data share and from nothing else. The
 * messages themselves are taken apart by a library that is not ours. Numbers wait for the validity that comes in the next message.
 */
export type MindraySaid =
  | { readonly class: 'numbers'; readonly values: Readonly<Record<string, MindrayValue>> }
  | {
      readonly class: 'cuff';
      readonly time: string;
      readonly values: Readonly<Record<string, number | null>>;
    }
  | { readonly class: 'alive' }
  | { readonly class: 'unknown'; readonly named: string };

export type MindrayValue = { readonly value: number | null; readonly isValid: boolean | null };

export function readMindray(messages: readonly Hl7Message[]): readonly MindraySaid[] {
  const said: MindraySaid[] = [];
  let waiting: Record<string, MindrayValue> | null = null;
  const flush = () => {
    if (waiting !== null) said.push({ class: 'numbers', values: waiting });
    waiting = null;
  };
  for (const message of messages) {
    const named = message.header.getComponent(10, 1);
    const rows = message.getAllSegments('OBX');
    if (named !== '205') flush();
    switch (named) {
      case '204':
        waiting = {};
        for (const row of rows)
          waiting[row.getComponent(3, 1)] = { value: numberOf(row.getComponent(5, 1)), isValid: null };
        break;
      case '205': {
        const confirmed: Record<string, MindrayValue> = { ...(waiting ?? {}) };
        for (const row of rows) {
          const code = row.getComponent(4, 1);
          confirmed[code] = {
            value: confirmed[code]?.value ?? null,
            isValid: row.getComponent(5, 1) === '3',
          };
        }
        waiting = confirmed;
        flush();
        break;
      }
      case '503':
        said.push({
          class: 'cuff',
          time: rows[0]?.getComponent(14, 1) ?? '',
          values: Object.fromEntries(
            rows.map((row) => [row.getComponent(3, 1), numberOf(row.getComponent(5, 1))]),
          ),
        });
        break;
      case '106':
        said.push({ class: 'alive' });
        break;
      default:
        said.push({ class: 'unknown', named });
    }
  }
  flush();
  return said;
}

function numberOf(text: string): number | null {
  const value = Number(text);
  return value === -100 ? null : value;
}
