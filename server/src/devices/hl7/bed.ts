import { repetitionsOf, type Hl7Message } from './message.ts';

/**
 * Where a monitor says it stands: PV1-3, the bed of which may hold a number, an address and a port of its own
 * (`^^ICU&8&169722888&4601&&1`, `^^&24`, `^^BED-001^10.0.100.98:1`). Empty where it says nothing.
 */
export function bedOf({ segments, separators }: Hl7Message): string {
  const location = segments.find(({ name }) => name === 'PV1')?.field(3) ?? '';
  const [once = ''] = repetitionsOf(location, separators);
  return once
    .split(separators.component)
    .slice(0, 3)
    .flatMap((part) => part.split(separators.subcomponent).slice(0, 2))
    .filter((part) => part.trim() !== '')
    .join('-');
}

/** A bed in whatever script stays another's than the next: what a device may not be called by is written as `%E5`. */
export function deviceName(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('/')
    .replaceAll(
      /[^!-~]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
}
