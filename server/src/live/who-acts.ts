import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { CommandId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Principal } from '../domain/principal.ts';
import type { Doorkeeper } from '../ports/doorkeeper.ts';
import type { Saying } from './listening.ts';

/** What of a connection tells who acts from it. */
export type Connected = Saying & {
  /** As they came with the handshake: a change of person is a new connection. */
  readonly cookies: string | undefined;
  /** In the demo: who was chosen. */
  principal: Principal | null;
};

/**
 * Who asks for this, now (decision 0004): whom the voucher stands for, else who is signed in, else, in the demo, who was chosen; and
 * whether from afar (UI19).
 */
export function whoActs(
  connected: Connected,
  doorkeeper: Pick<Doorkeeper, 'whoIs' | 'redeem'>,
  asked: { readonly commandId: CommandId; readonly voucher?: string | undefined },
): Result<Principal, Refusal> {
  const { commandId, voucher } = asked;
  const found =
    voucher === undefined
      ? whoIsHere(connected, doorkeeper)
      : byVoucher(doorkeeper.redeem(voucher, commandId));
  if (!found.ok) return found;
  return ok(isAtDesk(connected) ? { ...found.value, isFromAfar: true } : found.value);
}

function byVoucher(principal: Principal | null): Result<Principal, Refusal> {
  return principal === null ? err({ type: 'voucher-spent' }) : ok(principal);
}

function whoIsHere(
  { cookies, principal }: Connected,
  doorkeeper: Pick<Doorkeeper, 'whoIs'>,
): Result<Principal, Refusal> {
  const visitor = doorkeeper.whoIs(cookies);
  if (visitor?.type === 'demo') return principal === null ? err({ type: 'no-person-chosen' }) : ok(principal);
  if (visitor?.type !== 'person') return err({ type: 'sign-in-needed', why: 'nobody' });
  if (visitor.hindered !== null) return err({ type: 'sign-in-needed', why: visitor.hindered });
  return ok(visitor.principal);
}

/** By what the screen said of itself last: one that says nothing stands at the chair. */
function isAtDesk({ said }: Saying): boolean {
  return said?.report.place === 'desk';
}
