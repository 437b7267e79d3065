import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { SiteState } from '@chairside/shared/site/state.ts';
import { handshakeSchema, servedWireVersions, type HandshakeRefusal } from '@chairside/shared/wire.ts';
import type { ScreenPlace } from '@chairside/shared/screens/report.ts';
import { strangerAt, type OwnAddress } from '../doors/stranger.ts';
import type { Principal } from '../domain/principal.ts';
import type { Visitor } from '../ports/doorkeeper.ts';

/** Who is at the other end of a new socket, or why it is refused, by name (decisions 0004, 0011). */
export type Knock = {
  readonly auth: unknown;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly own: OwnAddress;
  /** By its cookies; null: nobody known. */
  readonly visitor: Visitor | null;
};

export type Admitted = {
  /** In the demo, who was chosen to act; elsewhere null: who acts is who is signed in, asked with every command. */
  readonly principal: Principal | null;
  /** Null: it did not say. */
  readonly place: ScreenPlace | null;
};

export function admitSocket(knock: Knock, site: SiteState): Result<Admitted, HandshakeRefusal> {
  const stranger = strangerAt(knock, knock.own);
  if (stranger !== null) return err({ type: stranger });
  const handshake = handshakeSchema.safeParse(knock.auth);
  if (!handshake.success) return err({ type: 'malformed-handshake' });
  const { wireVersion, personId, place = null } = handshake.data;
  if (!servedWireVersions.includes(wireVersion))
    return err({ type: 'wrong-version', served: servedWireVersions });
  if (knock.visitor === null) return err({ type: 'sign-in-needed' });
  if (knock.visitor.type !== 'demo' || personId === undefined) return ok({ principal: null, place });
  const principal = principalOf(personId, site);
  return principal === null ? err({ type: 'unknown-person' }) : ok({ principal, place });
}

export function principalOf(personId: string, site: SiteState): Principal | null {
  const person = site.people.find((one) => one.personId === personId && one.isActive);
  if (person === undefined) return null;
  return { personId: person.personId, role: person.role, chairs: person.chairs };
}
