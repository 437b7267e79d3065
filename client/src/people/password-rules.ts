/** What the gateway asks of a password (NIST SP 800-63B), as far as the screen can say it beforehand. */
export type PasswordRule = {
  readonly rule: 'length' | 'other' | 'name' | 'common' | 'twice';
  /** Null: only the gateway knows. */
  readonly isMet: boolean | null;
};

type Typed = {
  readonly current: string;
  readonly next: string;
  readonly again: string;
  /** Of the person whose it will be. */
  readonly name: string;
};

const shortest = 10;
/** A shorter part of a name lies in many a good password by chance. */
const tellingName = 4;

/** In the order in which they are told. Nothing typed meets none of them. */
export function passwordRules({ current, next, again, name }: Typed): readonly PasswordRule[] {
  const isTyped = next !== '';
  const lower = next.toLowerCase();
  const parts = [name.replaceAll(/\s/g, ''), ...name.split(/\s+/)];
  const hasName = parts.some((part) => part.length >= tellingName && lower.includes(part.toLowerCase()));
  return [
    { rule: 'length', isMet: Array.from(next).length >= shortest },
    { rule: 'other', isMet: isTyped && next !== current },
    { rule: 'name', isMet: isTyped && !hasName },
    { rule: 'twice', isMet: isTyped && next === again },
    { rule: 'common', isMet: null },
  ];
}
