/** Who is signed in on this screen: words that stand on every screen. What dialogs say is loaded with them (`en-sign-in.ts`). */
export const people = {
  demo: 'Demo: anybody may act',
  signIn: 'Sign in',
  nobody: 'Nobody is signed in',
  signedIn: (name: string) => `Signed in: ${name}`,
  /** What was asked for, kept until somebody has signed in. */
  then: (actions: string) => `Then done: ${actions}. Closing takes it back.`,
  locked: 'locked',
  lockedAs: (name: string) => `Locked: ${name}`,
  looksOnly: 'This account looks only. Nothing can be done from here.',
  wallOnly: 'This screen only shows. Nothing can be done from here.',
} as const;
