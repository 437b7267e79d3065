import { describe, expect, it } from 'vitest';
import { parseScenario } from './parse.ts';
import { namedParams, readParams } from './params.ts';
import type { ScenarioChair } from './scenario.ts';
import { allTables, resolveVerb, verbsFor } from './verb-tables.ts';

function chairOf(links: string): ScenarioChair {
  const text = `sim: 1
name: a_test
clock: { start: 2026-03-02T09:00:00Z }
chairs:
  1:
    devices: [{ id: ox, model: nonin-3150/df7 }, { id: nbp, model: generic-nibp }]
    links: ${links}
`;
  const result = parseScenario(text, 'a.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.chairs[0]!;
}

const hl7 = chairOf('[{ devices: [ox, nbp], via: mllp }]');
const serial = chairOf('[{ device: ox, via: tcp }, { device: nbp, via: file, path: ./nbp }]');

describe('one look-up for files and live', () => {
  for (const { target, verb, about, kind, usualMs } of verbsFor(hl7)) {
    it(`[SI63] ${target} ${verb} is offered as it is looked up`, () => {
      const resolved = resolveVerb(hl7, target, verb);
      if (!resolved.ok) throw new Error(resolved.error);
      const { spec } = resolved.value;
      expect(spec.kind).toBe(kind);
      expect(about.startsWith(spec.about)).toBe(true);
      expect(spec.usualMs ?? null).toBe(usualMs);
      expect(about).toMatch(/^[A-Z].*\.$/);
    });
  }

  it('[SI63] every verb of every table is offered somewhere', () => {
    const offered = new Set([hl7, serial].flatMap((chair) => verbsFor(chair).map(({ verb }) => verb)));
    const missing = allTables.flatMap(({ verbs, prefix }) =>
      Object.keys(verbs)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .filter((name) => !offered.has(name)),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('[SI63] a link offers the faults its format can have', () => {
    const faults = (chair: ScenarioChair) =>
      verbsFor(chair)
        .filter(({ target }) => target === 'link:ox')
        .map(({ verb }) => verb);
    expect(faults(hl7)).toContain('ack_lost');
    expect(faults(serial)).not.toContain('ack_lost');
    expect(faults(serial)).toContain('wrong_sync');
  });

  const layers: readonly (readonly [string, string, string, string])[] = [
    ['patient', 'apnea', 'patient', 'apnea'],
    ['ox', 'probe_off', 'sensor', 'probe_off'],
    ['ox', 'stuck_value', 'device', 'stuck_value'],
    ['nbp', 'leak', 'sensor', 'leak'],
    ['nbp', 'measure', 'device', 'measure'],
    ['link:nbp', 'drop', 'link', 'drop'],
    ['infusion', 'stop', 'course', 'infusion.stop'],
    ['nurse', 'discharge', 'course', 'nurse.discharge'],
    ['site', 'swap_chairs', 'site', 'swap_chairs'],
  ];
  for (const [target, verb, layer, name] of layers) {
    it(`[SI63] ${target} ${verb} is of the layer ${layer}`, () => {
      const resolved = resolveVerb(hl7, target, verb);
      expect(resolved.ok && { layer: resolved.value.layer, name: resolved.value.name }).toEqual({
        layer,
        name,
      });
    });
  }

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['ox', 'leak', /^"leak" is nothing an oximeter can do/],
    ['nbp', 'probe_off', /^"probe_off" is nothing a cuff can do/],
    ['patient', 'toString', /^no verb "toString"/],
    ['nobody', 'apnea', /^no target "nobody" at this chair/],
    ['link:oxx', 'drop', /^no target "link:oxx" at this chair/],
    ['infusion', 'acknowledge', /^no verb "acknowledge"|^"acknowledge" is nothing/],
  ];
  for (const [target, verb, sentence] of refused) {
    it(`[SI63] ${target} ${verb} is refused in a sentence`, () => {
      const resolved = resolveVerb(hl7, target, verb);
      expect(resolved.ok ? '' : resolved.error).toMatch(sentence);
    });
  }
});

describe('parameters', () => {
  it('[SI63] are read by the schema of the verb, with what it says when nobody does', () => {
    const resolved = resolveVerb(hl7, 'patient', 'vasovagal');
    const read = resolved.ok && readParams(resolved.value.spec, { pulse: 36 });
    expect(read).toEqual({ ok: true, value: { pulse: 36, systolic: 72 } });
  });

  it('[SI63] an unknown one is an error at its name', () => {
    const resolved = resolveVerb(hl7, 'patient', 'vasovagal');
    const read = resolved.ok && readParams(resolved.value.spec, { puls: 36 });
    expect(read).toEqual({
      ok: false,
      error: [{ path: ['puls'], at: 'key', message: 'unknown key "puls"' }],
    });
  });

  it('[SI63] the only one a verb has may stand by itself; of several none may', () => {
    const only = resolveVerb(hl7, 'ox', 'battery');
    const several = resolveVerb(hl7, 'patient', 'vasovagal');
    expect(only.ok && namedParams(only.value.spec, 9)).toEqual({ at: 9 });
    expect(several.ok && namedParams(several.value.spec, 36)).toBeNull();
  });
});
