import { err, ok, type Result } from '@chairside/shared/result.ts';

/**
 * HL7 version 2 messages in their vertical-bar encoding (HL7 v2.6, chapter 2.5–2.7), as much of it as is needed to read one.
 *
 *   MSH|^~\&|…<CR>    MSH-1 is the character after "MSH", MSH-2 the component, repetition, escape and subcomponent separators
 *   PID|…<CR>         segments end with CR; LF and CRLF are taken for CR, the last end may be missing
 *   OBX|1|NM|…<CR>    fields are counted from 1; one that is not there is empty
 *
 * Text is bytes as Latin-1: nothing read here lies outside ASCII, and what is sent back in an acknowledgement comes back
 * byte for byte in whatever character set it was.
 */
export type Hl7Message = {
  readonly separators: Separators;
  readonly header: Segment;
  /** In order, the header first. */
  readonly segments: readonly Segment[];
};

export type Separators = {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
};

export type Segment = {
  readonly name: string;
  /** As it came, without its end. */
  readonly text: string;
  /** Numbered as in the standard, from 1; not unescaped; empty where there is none. */
  field(number: number): string;
};

/**
 * no-header          does not begin with MSH and its separators
 * repeated-header    two messages in one frame: whose rows are whose can not be known
 */
export type Unreadable = { readonly type: 'no-header' } | { readonly type: 'repeated-header' };

export function parseMessage(text: string): Result<Hl7Message, Unreadable> {
  const lines = (text.includes('\n') ? text.replaceAll(/\r?\n/g, '\r') : text)
    .split('\r')
    .filter((line) => line !== '');
  const first = lines[0] ?? '';
  const separators = separatorsOf(first);
  if (separators === null) return err({ type: 'no-header' });
  const header = createSegment(first, separators);
  const rest = lines.slice(1).map((line) => createSegment(line, separators));
  if (rest.some((segment) => segment.name === 'MSH')) return err({ type: 'repeated-header' });
  return ok({ separators, header, segments: [header, ...rest] });
}

/** Component `number`, from 1, of a field's first repetition; unescaped, empty where there is none. */
export function componentOf(field: string, number: number, separators: Separators): string {
  const once = firstOf(field, separators.repetition);
  const raw = once.includes(separators.component)
    ? (once.split(separators.component)[number - 1] ?? '')
    : number === 1
      ? once
      : '';
  return unescapeText(raw, separators);
}

export function repetitionsOf(field: string, separators: Separators): readonly string[] {
  return field === '' ? [] : field.split(separators.repetition);
}

/** Highlighting and other escapes that stand for no character are left as they are. */
export function unescapeText(text: string, separators: Separators): string {
  const { escape } = separators;
  if (!text.includes(escape)) return text;
  const pieces = text.split(escape);
  let result = pieces[0] ?? '';
  for (let index = 1; index < pieces.length; index += 1) {
    const code = pieces[index] ?? '';
    const isClosed = index + 1 < pieces.length;
    const character = isClosed ? unescaped(code, separators) : null;
    if (character === null) {
      result += escape + code;
      continue;
    }
    index += 1;
    result += character + (pieces[index] ?? '');
  }
  return result;
}

function unescaped(code: string, separators: Separators): string | null {
  switch (code) {
    case 'F':
      return separators.field;
    case 'S':
      return separators.component;
    case 'T':
      return separators.subcomponent;
    case 'R':
      return separators.repetition;
    case 'E':
      return separators.escape;
    case '.br':
      return '\n';
    default:
      return /^X([0-9A-Fa-f]{2})+$/.test(code) ? Buffer.from(code.slice(1), 'hex').toString('latin1') : null;
  }
}

function separatorsOf(header: string): Separators | null {
  if (!header.startsWith('MSH')) return null;
  const field = header.charAt(3);
  if (field === '' || /[\sA-Za-z0-9]/.test(field)) return null;
  const encoding = firstOf(header.slice(4), field);
  if (!/^[!-~]{2,5}$/.test(encoding) || /[A-Za-z0-9]/.test(encoding)) return null;
  const [component = '^', repetition = '~', escape = '\\', subcomponent = '&'] = encoding;
  if (new Set([field, component, repetition, escape, subcomponent]).size !== 5) return null;
  return { field, component, repetition, escape, subcomponent };
}

function createSegment(text: string, separators: Separators): Segment {
  const name = firstOf(text, separators.field);
  // MSH-1 is the separator itself, so that the header's pieces stand one place later than everybody else's.
  const shift = name === 'MSH' ? 1 : 0;
  let fields: readonly string[] | null = null;
  return {
    name,
    text,
    field(number) {
      if (shift === 1 && number === 1) return separators.field;
      fields ??= text.split(separators.field);
      return number < 1 ? '' : (fields[number - shift] ?? '');
    },
  };
}

function firstOf(text: string, separator: string): string {
  const end = text.indexOf(separator);
  return end === -1 ? text : text.slice(0, end);
}
