import type { Doorkeeper, Visitor } from '../ports/doorkeeper.ts';

/** Why what is asked for is not given to whoever asks. */
export type DoorRefusal = {
  readonly type: 'sign-in-needed';
  readonly why: 'nobody' | 'locked' | 'expired' | 'must-change-password';
};

export type LetIn = Extract<Visitor, { type: 'person' | 'demo' }>;

/** A person who may act now, or the demo: a screen on the wall, and one that is locked, show the chairs and nothing else. */
export function letIn(
  doorkeeper: Pick<Doorkeeper, 'whoIs'>,
  cookies: string | undefined,
): LetIn | DoorRefusal {
  const visitor = doorkeeper.whoIs(cookies);
  if (visitor === null || visitor.type === 'screen') return { type: 'sign-in-needed', why: 'nobody' };
  if (visitor.type === 'person' && visitor.hindered !== null)
    return { type: 'sign-in-needed', why: visitor.hindered };
  return visitor;
}
