/**
 * The beginning of a text, as a text of its own. What `slice` gives is a view into the whole: a line of a message that is kept to
 * be looked at would keep the message, up to a mebibyte each.
 */
export function ownText(text: string, charactersAtMost: number): string {
  return Buffer.from(text.slice(0, charactersAtMost), 'utf16le').toString('utf16le');
}
