import type { ChairId, CommandId, PersonId } from '@chairside/shared/ids.ts';
import type { PairedScreen } from '@chairside/shared/people/people.ts';
import type { Standing } from '@chairside/shared/people/standing.ts';
import type { Principal } from '../domain/principal.ts';

/**
 * Who is at the other end of a connection. Asked at every handshake, every route and every command anew: who was signed out, moved to
 * another role or locked a second ago is so at the next word.
 */
export type Doorkeeper = {
  /** By the `Cookie` header; null for nobody known. */
  whoIs(cookies: string | undefined): Visitor | null;
  standing(cookies: string | undefined): Standing;
  /**
   * Whom a voucher stands for; null when it was used already, is too old, or was given at another browser or to who was signed in there
   * before. It buys one command, which may be sent again under the same id.
   */
  redeem(voucher: string, at: Redeeming): Principal | null;
  /** Somebody has just touched that browser: its idle lock counts from here. */
  touched(cookies: string | undefined): void;
  /** Told when somebody's standing changed without their browser having asked. */
  onChange(tell: () => void): void;
};

/** The command a voucher is to buy, and the browser it is asked from. */
export type Redeeming = { readonly commandId: CommandId; readonly cookies: string | undefined };

/**
 * person  signed in; what they ask is done unless the browser is locked or their password has to be changed
 * screen  paired by an administrator: shows its chairs, does nothing
 * demo    in simulation: shows everything, and anybody may say who acts
 */
export type Visitor =
  | {
      readonly type: 'person';
      readonly personId: PersonId;
      readonly principal: Principal;
      /** Where an administrator has paired the browser: what that shows goes on, whoever is signed in on it. */
      readonly screen: PairedScreen | null;
      /** Why nothing may be done just now; null: it may. */
      readonly hindered: 'locked' | 'expired' | 'must-change-password' | null;
    }
  | { readonly type: 'screen'; readonly screen: PairedScreen }
  | { readonly type: 'demo' };

/** The chairs a visitor may look at; null: all. */
export function chairsShownTo(visitor: Visitor): readonly ChairId[] | null {
  switch (visitor.type) {
    case 'person':
      return both(visitor.principal.chairs ?? null, visitor.screen);
    case 'screen':
      return visitor.screen.chairs;
    case 'demo':
      return null;
  }
}

function both(chairs: readonly ChairId[] | null, screen: PairedScreen | null): readonly ChairId[] | null {
  if (screen === null || chairs === null) return chairs;
  return screen.chairs === null ? null : [...new Set([...chairs, ...screen.chairs])];
}
