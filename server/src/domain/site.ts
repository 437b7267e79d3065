import { validatePreset } from '@chairside/shared/alarms/validate.ts';
import { validateProtocol } from '@chairside/shared/protocols/validate.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { assertNever, err, ok, type Result } from '@chairside/shared/result.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { SiteFact } from '@chairside/shared/site/events.ts';
import type { PresetDraft } from '@chairside/shared/site/preset-draft.ts';
import { keptPresets } from '@chairside/shared/site/presets.ts';
import { keptProtocols } from '@chairside/shared/site/protocols.ts';
import { bindingOf, type SiteState } from '@chairside/shared/site/state.ts';
import type { ProtocolDraft } from '@chairside/shared/site/protocol-draft.ts';
import { inUse, type Numbered } from '@chairside/shared/site/versions.ts';
import { decideDevices } from './site-devices.ts';
import { mayDo } from './may-do.ts';
import type { Principal } from './principal.ts';
import { numberFor, roomProblem, signable } from './versions.ts';

type SiteDecision = Result<readonly SiteFact[], Refusal>;

/** What happens at the site when a person asks: facts, or a named refusal. */
export function decideSite(site: SiteState, command: SiteCommand, principal: Principal): SiteDecision {
  if (!mayDo(principal, command.type)) return err({ type: 'not-permitted' });
  switch (command.type) {
    case 'bind-device':
    case 'unbind-device':
      return decideBinding(site, command);
    case 'set-line':
    case 'remove-line':
    case 'rank-devices':
    case 'set-device-class':
      return decideDevices(site, command);
    case 'set-wellness-alarms':
      return ok([{ type: 'wellness-alarms-set', body: { isAllowed: command.isAllowed } }]);
    case 'draft-preset':
      return draftPreset(site, command);
    case 'sign-preset':
      return signPreset(site, command);
    case 'draft-protocol':
      return draftProtocol(site, command);
    case 'sign-protocol':
      return signProtocol(site, command);
    case 'set-medicines':
      return ok([{ type: 'medicines-set', body: { medicines: command.medicines } }]);
    case 'set-retention':
      return ok([{ type: 'retention-set', body: { months: command.months } }]);
    case 'change-person':
      return changePerson(site, command);
    case 'unpair-screen':
      if (!site.screens.some(({ screenId }) => screenId === command.screenId))
        return err({ type: 'unknown-screen' });
      return ok([{ type: 'screen-unpaired', body: { screenId: command.screenId } }]);
    case 'set-afar':
      return ok([{ type: 'afar-set', body: { afar: command.afar } }]);
    case 'set-escalation-words':
      return ok([{ type: 'escalation-words-set', body: { words: command.words } }]);
    case 'set-idle-lock':
      return ok([{ type: 'idle-lock-set', body: { afterMs: command.afterMs } }]);
    case 'set-webhook':
      if (command.webhook?.namesPatients === true && !command.webhook.url.startsWith('https:'))
        return err({ type: 'pager-needs-https' });
      return ok([{ type: 'webhook-set', body: { webhook: command.webhook } }]);
    // Carried out on the stream of the session's chair.
    case 'erase-session':
      return err({ type: 'unknown-session' });
    case 'begin-evacuation':
      if (site.evacuatingSinceMs !== null) return err({ type: 'evacuating-already' });
      return ok([{ type: 'evacuation-began', body: {} }]);
    case 'end-evacuation':
      if (site.evacuatingSinceMs === null) return err({ type: 'no-evacuation' });
      return ok([{ type: 'evacuation-ended', body: {} }]);
    case 'begin-self-test':
      return ok([{ type: 'self-test-begun', body: {} }]);
    case 'record-self-test':
      return ok([{ type: 'self-test-done', body: command.result }]);
    default:
      return assertNever(command);
  }
}

function isSamePerson(one: Person, other: Person): boolean {
  return (
    one.personId === other.personId &&
    one.name === other.name &&
    one.role === other.role &&
    one.isActive === other.isActive &&
    one.chairs?.join() === other.chairs?.join()
  );
}

/** There is always somebody who can let others in. */
function changePerson(
  { people }: SiteState,
  { person, basedOn }: Extract<SiteCommand, { type: 'change-person' }>,
): SiteDecision {
  const now = people.find(({ personId }) => personId === person.personId);
  if (now === undefined) return err({ type: 'unknown-person' });
  // Two administrators at once: the second would undo what the first has done, and see neither.
  if (basedOn !== undefined && !isSamePerson(basedOn, now)) return err({ type: 'person-changed-since' });
  const others = people.filter(({ personId }) => personId !== person.personId);
  if (![...others, person].some(({ role, isActive }) => role === 'administrator' && isActive))
    return err({ type: 'last-administrator' });
  return ok([{ type: 'person-changed', body: { person } }]);
}

/** A device belongs to one chair at most, and a person says to which (DD8). */
function decideBinding(
  site: SiteState,
  command: Extract<SiteCommand, { type: 'bind-device' | 'unbind-device' }>,
): SiteDecision {
  const { deviceId } = command;
  const chair = bindingOf(site, deviceId)?.chair;
  if (command.type === 'unbind-device') {
    if (chair === undefined) return err({ type: 'device-not-bound' });
    return ok([{ type: 'device-unbound', body: { deviceId, chair } }]);
  }
  if (!site.chairs.includes(command.chair)) return err({ type: 'unknown-chair' });
  if (chair === command.chair) return ok([]);
  if (chair !== undefined) return err({ type: 'device-in-use' });
  return ok([{ type: 'device-bound', body: { deviceId, chair: command.chair } }]);
}

/** The next version of a preset that is known, with everything that is wrong with it listed (AL40, AL41). */
function draftPreset(
  site: SiteState,
  { preset: draft, basedOn }: { readonly preset: PresetDraft; readonly basedOn: number },
): SiteDecision {
  const version = numberFor(keptPresets(site), draft.id, basedOn);
  if (version === null) return err({ type: 'unknown-preset' });
  const checked = validatePreset({ ...draft, version });
  if (!checked.ok) return err({ type: 'preset-invalid', problems: [...checked.error] });
  const full = roomProblem('preset', site.presets);
  if (full !== null) return err(full);
  return ok([{ type: 'preset-drafted', body: { preset: checked.value, basedOn } }]);
}

/** Signed, it is in use from the next session on; running sessions carry their own (decision 0006). */
function signPreset({ presets }: SiteState, { id, version }: Numbered): SiteDecision {
  const drafted = signable('preset', presets, { id, version });
  if (!drafted.ok) return drafted;
  // Drafted under rules that were laxer than today's it may lie there for long.
  const judged = validatePreset(drafted.value);
  if (!judged.ok) return err({ type: 'preset-invalid', problems: [...judged.error] });
  return ok([{ type: 'preset-signed', body: { id, version } }]);
}

/** The next version of a protocol that is known, with everything that is wrong with it listed (SE10). */
function draftProtocol(
  site: SiteState,
  { protocol: draft, basedOn }: { readonly protocol: ProtocolDraft; readonly basedOn: number },
): SiteDecision {
  const version = numberFor(keptProtocols(site), draft.id, basedOn);
  if (version === null) return err({ type: 'unknown-protocol' });
  // Limits have drafts and signatures of their own (AL41): no protocol brings others in.
  const alarmPreset = inUse(keptPresets(site), draft.alarmPreset.id);
  if (alarmPreset === null) return err({ type: 'unknown-preset' });
  const checked = validateProtocol({ ...draft, version, alarmPreset });
  if (!checked.ok) return err({ type: 'protocol-invalid', problems: [...checked.error] });
  const full = roomProblem('protocol', site.protocols);
  if (full !== null) return err(full);
  return ok([{ type: 'protocol-drafted', body: { protocol: checked.value, basedOn } }]);
}

/** As of a preset. */
function signProtocol({ protocols }: SiteState, { id, version }: Numbered): SiteDecision {
  const drafted = signable('protocol', protocols, { id, version });
  if (!drafted.ok) return drafted;
  const judged = validateProtocol(drafted.value);
  if (!judged.ok) return err({ type: 'protocol-invalid', problems: [...judged.error] });
  return ok([{ type: 'protocol-signed', body: { id, version } }]);
}
