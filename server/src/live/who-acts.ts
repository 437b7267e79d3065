import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { CommandId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { ScreenPlace } from '@chairside/shared/screens/report.ts';
import type { Principal } from '../domain/principal.ts';
import type { Doorkeeper, Visitor } from '../ports/doorkeeper.ts';

/** What of a connection tells who acts from it. */
export type Connected = {
  /** As they came with the handshake: a change of person is a new connection. */
  readonly cookies: string | undefined;
  /** In the demo: who was chosen. */
  principal: Principal | null;
  /** Where it stands, as it said last, in its handshake or a report; null: it never said. */
  place: ScreenPlace | null;
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
  const { cookies } = connected;
  const visitor = doorkeeper.whoIs(cookies);
  const found =
    voucher === undefined || !isAttended(visitor)
      ? whoIsHere(connected, visitor)
      : byVoucher(doorkeeper.redeem(voucher, { commandId, cookies }));
  if (!found.ok) return found;
  return ok(isAtChair(connected, visitor) ? found.value : { ...found.value, isFromAfar: true });
}

/** At a screen with nobody at it nobody does anything, whatever they bring. */
function isAttended(visitor: Visitor | null): boolean {
  return visitor?.type === 'person' || visitor?.type === 'demo';
}

function byVoucher(principal: Principal | null): Result<Principal, Refusal> {
  return principal === null ? err({ type: 'voucher-spent' }) : ok(principal);
}

function whoIsHere(
  { principal }: Pick<Connected, 'principal'>,
  visitor: Visitor | null,
): Result<Principal, Refusal> {
  if (visitor?.type === 'demo') return principal === null ? err({ type: 'no-person-chosen' }) : ok(principal);
  if (visitor?.type !== 'person') return err({ type: 'sign-in-needed', why: 'nobody' });
  if (visitor.hindered !== null) return err({ type: 'sign-in-needed', why: visitor.hindered });
  return ok(visitor.principal);
}

/** One that never said where it stands is far away, but in the demo, where anybody may do anything. */
function isAtChair({ place }: Pick<Connected, 'place'>, visitor: Visitor | null): boolean {
  return place === null ? visitor?.type === 'demo' : place === 'chair';
}
