import { describe, expect, it } from 'vitest';
import { sessionBundle } from '@chairside/server/records/fhir/bundle.ts';
import { chairsideSystem } from '@chairside/server/records/fhir/identity.ts';
import type {
  Bundle,
  Coding,
  Device,
  MedicationAdministration,
  Observation,
  Practitioner,
  Provenance,
  Resource,
  Value,
} from '@chairside/server/records/fhir/r4.ts';
import type { SessionToExport } from '@chairside/server/records/fhir/scope.ts';
import { isPublished } from '../support/fhir/published-codes.ts';
import { codesIn, componentOf, deep, entryAt, observed, resourcesOf } from '../support/fhir/reader.ts';
import { live, stories } from '../support/fhir/stories.ts';
import { asStored, fhirProblems, heldTo, problemsOf } from '../support/fhir/validators.ts';

const tellings = new Map<string, Promise<SessionToExport>>();

/** Each story is lived once, however many tests look at it. */
function told(title: string): Promise<SessionToExport> {
  const story = stories.find(([name]) => name === title)?.[1];
  if (story === undefined) throw new Error(`no such story: ${title}`);
  const telling = tellings.get(title) ?? live(story);
  tellings.set(title, telling);
  return telling;
}

async function exported(title: string): Promise<Bundle> {
  return sessionBundle(await told(title));
}

const titles = stories.map(([title]) => title);

describe('ten sessions as FHIR', () => {
  for (const title of titles)
    it(`[RE40] two validators that nobody here wrote accept it: ${title}`, async () => {
      expect(problemsOf(await exported(title))).toEqual([]);
    });

  for (const title of titles)
    it(`[RE40] every code of HL7's is one that HL7 has published: ${title}`, async () => {
      const codings = deep(await exported(title), 'coding').flat() as Coding[];
      const ofHl7 = codings.filter(({ system }) => system.startsWith('http://terminology.hl7.org/'));
      expect(ofHl7.length).toBeGreaterThan(0);
      expect(ofHl7.filter((one) => !isPublished(one))).toEqual([]);
    });

  for (const title of titles)
    it(`[RE41] exported twice it is the same bytes, and nothing in it has two names: ${title}`, async () => {
      const once = await told(title);
      const again = JSON.parse(JSON.stringify(once)) as SessionToExport;
      expect(JSON.stringify(sessionBundle(again))).toBe(JSON.stringify(sessionBundle(once)));
      const urls = sessionBundle(once).entry.map(({ fullUrl }) => fullUrl);
      expect(
        urls.filter(
          (url) =>
            !/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(url),
        ),
      ).toEqual([]);
      expect(new Set(urls).size).toBe(urls.length);
    });

  for (const title of titles)
    it(`[RE42] all of it is marked as a simulation, and of a clinic nothing is: ${title}`, async () => {
      const session = await told(title);
      const isMarked = ({ meta }: Resource | Bundle) =>
        meta?.security?.some(({ code }) => code === 'HTEST') === true;
      const bundle = sessionBundle(session);
      expect(
        [bundle, ...bundle.entry.map(({ resource }) => resource)].filter((one) => !isMarked(one)),
      ).toEqual([]);
      const clinic = sessionBundle({ ...session, record: { ...session.record, kind: 'clinic' } });
      expect(JSON.stringify(clinic)).not.toContain('HTEST');
    });

  for (const title of titles)
    it(`[RE46] every reference leads to something in it: ${title}`, async () => {
      const bundle = await exported(title);
      const leads = deep(bundle, 'reference')
        .map(String)
        .filter((reference) => !reference.startsWith('#'));
      expect(leads.length).toBeGreaterThan(bundle.entry.length);
      const known = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
      expect(leads.filter((reference) => !known.has(reference))).toEqual([]);
    });
});

describe('what a receiver does with it', () => {
  for (const title of titles)
    it(`[RE41] what is sent again replaces what was sent, or is left as it is: ${title}`, async () => {
      const bundle = await exported(title);
      for (const { fullUrl, resource, request } of bundle.entry) {
        const own = `urn:ietf:rfc:3986|${fullUrl}`;
        const { resourceType } = resource;
        const lasts = ['Patient', 'Practitioner', 'PractitionerRole', 'Device'].includes(resourceType);
        expect(request).toEqual(
          resourceType === 'Provenance'
            ? { method: 'POST', url: 'Provenance', ifNoneExist: `_tag=${chairsideSystem}|${fullUrl}` }
            : lasts
              ? { method: 'POST', url: resourceType, ifNoneExist: `identifier=${own}` }
              : { method: 'PUT', url: `${resourceType}?identifier=${own}` },
        );
        if (resource.resourceType === 'Provenance')
          expect(resource.meta?.tag).toEqual([{ system: chairsideSystem, code: fullUrl }]);
        else expect(resource.identifier).toContainEqual({ system: 'urn:ietf:rfc:3986', value: fullUrl });
      }
    });

  it('[RE46] there is one patient, and everything is about that one', async () => {
    const bundle = await exported('IV 40, of the wrong patient');
    expect(resourcesOf(bundle, 'Patient').map(({ name }) => name)).toEqual([[{ text: 'B. Marsh' }]]);
    const subjects = new Set(deep(bundle, 'subject').map((one) => (one as { reference: string }).reference));
    expect([...subjects].map((urn) => entryAt(bundle, urn).resourceType)).toEqual(['Patient']);
  });
});

describe('what was measured', () => {
  const everyVital = async () =>
    (await Promise.all(titles.map(exported))).flatMap((bundle) =>
      resourcesOf(bundle, 'Observation').filter(({ category = [] }) =>
        category.some((one) => codesIn(one).includes('vital-signs')),
      ),
    );

  it('[RE43] saturation and pulse by the oximeter carry both of their LOINC codes', async () => {
    const vitals = await everyVital();
    const having = (code: string) => vitals.filter((one) => codesIn(one.code).includes(code));
    expect(having('59408-5').length).toBeGreaterThan(40);
    expect(having('59408-5')).toEqual(having('2708-6'));
    expect(having('8889-8').length).toBeGreaterThan(40);
    expect(having('8889-8').filter((one) => !codesIn(one.code).includes('8867-4'))).toEqual([]);
    // What the cuff or a person counted is a rate of the heart, and not the oximeter's.
    expect(having('8867-4').filter((one) => !codesIn(one.code).includes('8889-8')).length).toBeGreaterThan(
      20,
    );
  });

  it('[RE43] every number has its unit in UCUM, the one that belongs to what it is', async () => {
    const unitByLoinc: Readonly<Record<string, string>> = {
      '59408-5': '%',
      '8889-8': '/min',
      '8867-4': '/min',
      '8480-6': 'mm[Hg]',
      '8462-4': 'mm[Hg]',
      '8478-0': 'mm[Hg]',
      '29463-7': 'kg',
      '3151-8': 'L/min',
      '44261-6': '{score}',
    };
    const seen = new Set<string>();
    for (const title of titles) {
      const bundle = await exported(title);
      const quantities = deep(bundle, 'valueQuantity') as { system: string }[];
      expect(quantities.filter(({ system }) => system !== 'http://unitsofmeasure.org')).toEqual([]);
      for (const one of resourcesOf(bundle, 'Observation').flatMap((of) => [of, ...(of.component ?? [])]))
        for (const code of codesIn(one.code)) {
          const unit = unitByLoinc[code];
          if (unit === undefined || one.valueQuantity === undefined) continue;
          seen.add(code);
          expect(one.valueQuantity.code).toBe(unit);
        }
    }
    expect([...seen].toSorted()).toEqual(Object.keys(unitByLoinc).toSorted());
  });

  it('[RE43] a blood pressure has its parts and no value of its own', async () => {
    const pressures = (await everyVital()).filter((one) => codesIn(one.code).includes('85354-9'));
    expect(pressures.length).toBeGreaterThan(60);
    for (const one of pressures) {
      expect(one.valueQuantity).toBeUndefined();
      for (const code of ['8480-6', '8462-4']) {
        const part = componentOf(one, code);
        expect(
          [part?.valueQuantity, part?.dataAbsentReason].filter((said) => said !== undefined),
        ).toHaveLength(1);
      }
      const mean = componentOf(one, '8478-0');
      if (mean !== undefined) expect(mean.valueQuantity?.value).toBeGreaterThan(0);
    }
    const values = (code: string) =>
      pressures.map((one) => componentOf(one, code)?.valueQuantity?.value).filter((one) => one !== undefined);
    expect(values('8480-6')).toContain(188);
    expect(values('8462-4')).toContain(112);
    expect(values('8478-0')).toContain(137);
  });

  it('[RE43] what a device measured names the device and the number it has for it', async () => {
    const bundle = await exported('IM, with oxygen, an alarm and a transfer');
    for (const [code, mdc, id] of [
      ['59408-5', '150456', 'SIM-OXI-1'],
      ['8889-8', '149530', 'SIM-OXI-1'],
    ] as const)
      for (const one of observed(bundle, code).filter(({ method }) => method !== undefined)) {
        expect(codesIn(one.code)).toContain(mdc);
        const device = entryAt(bundle, one.device?.reference) as Device;
        expect(device.identifier?.[0]?.value).toBe(id);
      }
    const [cuff] = observed(bundle, '85354-9');
    expect((entryAt(bundle, cuff?.device?.reference) as Device).identifier?.[0]?.value).toBe('SIM-NIBP-1');
  });

  it('[RE44] where there is no number it says why, by cause', async () => {
    const bundle = await exported('IV 60, with failed and missed cuffs, a lost probe and typed vitals');
    const why = (one: Value | undefined) => [
      one?.dataAbsentReason?.text,
      codesIn(one?.dataAbsentReason ?? {})[0],
    ];
    const pressures = observed(bundle, '85354-9');
    const failed = pressures.find(({ dataAbsentReason }) => dataAbsentReason?.text === 'failed');
    expect(why(failed)).toEqual(['failed', 'error']);
    expect(why(failed === undefined ? undefined : componentOf(failed, '8480-6'))).toEqual([
      'failed',
      'error',
    ]);
    const missed = pressures.filter(({ status }) => status === 'cancelled');
    expect(missed.length).toBeGreaterThan(2);
    for (const one of missed) expect(why(one)).toEqual(['missed', 'not-performed']);
    const meanAlone = pressures.find((one) => componentOf(one, '8478-0')?.valueQuantity?.value === 96);
    expect(why(meanAlone === undefined ? undefined : componentOf(meanAlone, '8462-4'))).toEqual([
      'not-sent',
      'unknown',
    ]);
    const saturations = observed(bundle, '2708-6').filter((one) => one.dataAbsentReason !== undefined);
    const whyNot = new Set(saturations.map((one) => why(one).join(' ')));
    expect(whyNot).toContain('silence unknown');
    expect(whyNot).toContain('monitoring-interrupted not-performed');
  });

  it('[RE44] a vital sign that is not a panel has a number or a reason, and never both', async () => {
    const single = (await everyVital()).filter((one) => one.component === undefined);
    const said = (one: Observation) =>
      [one.valueQuantity, one.dataAbsentReason].filter((part) => part !== undefined);
    expect(single.filter((one) => said(one).length !== 1)).toEqual([]);
  });

  it('[RE44] a number with a doubt keeps both', async () => {
    const bundle = await exported('IV 60, with failed and missed cuffs, a lost probe and typed vitals');
    const doubtful = observed(bundle, '85354-9').filter(({ note = [] }) =>
      note.some(({ text }) => text.startsWith('Questionable')),
    );
    expect(
      doubtful.map((one) => [componentOf(one, '8480-6')?.valueQuantity?.value, one.note?.[0]?.text]),
    ).toEqual([
      [160, 'Questionable: device-doubt'],
      [80, 'Questionable: pressure-order'],
    ]);
  });

  it('[RE47] what a person typed names the person and no device, and says so', async () => {
    const bundle = await exported('IV 60, with failed and missed cuffs, a lost probe and typed vitals');
    const typed = resourcesOf(bundle, 'Observation').filter(({ method }) =>
      codesIn(method ?? {}).includes('method/typed'),
    );
    expect(typed.map((one) => one.code.text)).toEqual([
      'Blood pressure',
      'Pulse rate',
      'Oxygen saturation by pulse oximetry',
      'Pulse rate',
      'Oxygen saturation by pulse oximetry',
    ]);
    for (const one of typed) {
      expect(one.device).toBeUndefined();
      expect(JSON.stringify(one.code)).not.toContain('11073');
      const [performer] = one.performer ?? [];
      expect((entryAt(bundle, performer?.reference) as Practitioner).name).toEqual([{ text: 'J. Ortiz' }]);
      expect(one.note?.[0]?.text).toBe('Typed by a person, not taken from a device');
    }
  });

  it('[RE48] the series has every value of the oximeter in its place, and says where there was none', async () => {
    const session = await told('IV 60, with failed and missed cuffs, a lost probe and typed vitals');
    const readings = session.readings.filter(({ parameter }) => parameter === 'spo2Percent');
    const series = observed(sessionBundle(session), '59408-5').find(
      (one) => one.valueSampledData !== undefined,
    );
    const { data = '', period = 0 } = series?.valueSampledData ?? {};
    expect(period).toBe(2_000);
    expect(codesIn(series?.code ?? {})).not.toContain('2708-6');
    const samples = data.split(' ');
    const fromMs = Date.parse(series?.effectivePeriod?.start ?? '');
    for (const reading of readings) {
      const later = readings
        .filter(
          (one) => Math.round((one.atMs - fromMs) / period) === Math.round((reading.atMs - fromMs) / period),
        )
        .at(-1);
      const said = later?.quality === 'unavailable' ? 'E' : String(later?.value);
      expect(samples[Math.round((reading.atMs - fromMs) / period)]).toBe(said);
    }
    const places = new Set(readings.map(({ atMs }) => Math.round((atMs - fromMs) / period)));
    expect(samples.filter((sample, place) => !places.has(place) && sample !== 'E')).toEqual([]);
    expect(samples.filter((sample) => sample === 'E').length).toBeGreaterThan(150);
    expect(samples).toContain('93');
  });
});

describe('what people entered', () => {
  const mistakes = 'IV 40, with everything corrected that can be';
  const about = (bundle: Bundle, urn: string) =>
    resourcesOf(bundle, 'Provenance').filter(({ target }) =>
      target.some(({ reference }) => reference === urn),
    );
  const urnOf = (bundle: Bundle, isIt: (resource: Resource) => boolean) => {
    const found = bundle.entry.filter(({ resource }) => isIt(resource));
    expect(found).toHaveLength(1);
    return found[0]?.fullUrl ?? '';
  };
  const agentOf = (bundle: Bundle, one: Provenance | undefined) =>
    (entryAt(bundle, one?.agent[0]?.who.reference) as Practitioner).name[0]?.text;

  it('[RE45] a corrected entry is one resource, with who changed it, when, why and what it was', async () => {
    const bundle = await exported(mistakes);
    const urn = urnOf(
      bundle,
      (one) =>
        one.resourceType === 'Observation' &&
        one.status === 'corrected' &&
        codesIn(one.code).includes('85354-9'),
    );
    const pressure = entryAt(bundle, urn) as Observation;
    expect(componentOf(pressure, '8480-6')?.valueQuantity?.value).toBe(131);
    const [change] = about(bundle, urn);
    expect(change?.reason).toEqual([{ text: 'pulse and saturation were not taken' }]);
    expect(agentOf(bundle, change)).toBe('K. Lund');
    expect(change?.recorded).toBe('2026-11-23T12:12:10.000Z');
    expect(codesIn(change?.activity ?? {})).toEqual(['UPDATE']);
    const was = change?.contained?.map((one) => one as Observation) ?? [];
    expect(was.map((one) => one.status)).toEqual([
      'entered-in-error',
      'entered-in-error',
      'entered-in-error',
    ]);
    expect(componentOf(was[0]!, '8480-6')?.valueQuantity?.value).toBe(151);
    expect(change?.entity?.map(({ what }) => what.reference)).toEqual(was.map(({ id }) => `#${String(id)}`));
    // What the correction left out was entered in error, wherever it has been sent meanwhile.
    const leftOut = change?.target.slice(1).map(({ reference }) => entryAt(bundle, reference) as Observation);
    expect(leftOut?.map(({ status, valueQuantity }) => [status, valueQuantity?.value])).toEqual([
      ['entered-in-error', 88],
      ['entered-in-error', 96],
    ]);
  });

  it('[RE45] a corrected dose has the new amount, and the old one with its lot in the Provenance', async () => {
    const bundle = await exported(mistakes);
    const urn = urnOf(bundle, (one) => one.resourceType === 'MedicationAdministration');
    expect((entryAt(bundle, urn) as MedicationAdministration).dosage.dose.value).toBe(40);
    const [change] = about(bundle, urn);
    const [was] = change?.contained ?? [];
    expect(was).toMatchObject({
      resourceType: 'MedicationAdministration',
      status: 'entered-in-error',
      medicationCodeableConcept: { text: 'ketamine, lot K-2207' },
      dosage: { dose: { value: 41, code: 'mg' } },
    });
  });

  it('[RE45] what was struck or undone stays, as entered in error, and says why', async () => {
    const bundle = await exported(mistakes);
    for (const [isIt, reason] of [
      [
        (one: Resource) => one.resourceType === 'Observation' && one.valueString === 'of another chair',
        'wrong chair',
      ],
      [
        (one: Resource) =>
          one.resourceType === 'Observation' && codesIn(one.code).includes('side-effect/headache'),
        'said of yesterday',
      ],
      [
        (one: Resource) =>
          one.resourceType === 'Procedure' && codesIn(one.code).includes('intervention/music-changed'),
        'Taken back by its author within the minute',
      ],
    ] as const) {
      const urn = urnOf(bundle, isIt);
      expect((entryAt(bundle, urn) as Observation).status).toBe('entered-in-error');
      const [change] = about(bundle, urn);
      expect(codesIn(change?.activity ?? {})).toEqual(['NULLIFY']);
      expect(change?.reason).toEqual([{ text: reason }]);
    }
    // And with the side effect what was said of it.
    const severities = observed(bundle, 'side-effect/severity').map(({ status }) => status);
    expect(severities).toEqual(['final', 'entered-in-error']);
  });

  it('[RE45] an undone correction leaves the entry as it was, and both stay to be read', async () => {
    const bundle = await exported(mistakes);
    const urn = urnOf(
      bundle,
      (one) => one.resourceType === 'Observation' && codesIn(one.code).includes('scale/moaas'),
    );
    expect(entryAt(bundle, urn)).toMatchObject({ status: 'final', valueQuantity: { value: 3 } });
    const [change] = about(bundle, urn);
    expect(change?.contained?.[0]).toMatchObject({ valueQuantity: { value: 4 } });
    expect(change?.reason).toEqual([{ text: 'Taken back by its author within the minute' }]);
  });

  it('[RE45] the end of a side effect that was struck is no end', async () => {
    const bundle = await exported(mistakes);
    const urn = urnOf(
      bundle,
      (one) => one.resourceType === 'Observation' && codesIn(one.code).includes('side-effect/nausea'),
    );
    const span = entryAt(bundle, urn) as Observation;
    expect([span.status, span.effectivePeriod?.end]).toEqual(['corrected', undefined]);
    const [change] = about(bundle, urn);
    expect((change?.contained?.[0] as Observation).effectivePeriod?.end).toBe('2026-11-23T12:10:10.000Z');
  });

  it('[RE45] a remark points to what it is about, which stays as it is', async () => {
    const bundle = await exported(mistakes);
    const remarks = observed(bundle, 'remark').map(({ valueString, focus = [] }) => [
      valueString,
      entryAt(bundle, focus[0]?.reference).resourceType,
    ]);
    expect(remarks).toEqual([
      ['the pump ran a minute earlier', 'Procedure'],
      ['after the toast', 'Observation'],
    ]);
  });

  it('[RE49] a side effect lasts from its onset to its end, with the worst it was', async () => {
    const [span] = observed(await exported('IV 40, from checklist to discharge'), 'side-effect/dissociation');
    expect(span?.effectivePeriod).toEqual({
      start: '2026-11-23T12:17:10.000Z',
      end: '2026-11-23T12:42:10.000Z',
    });
    expect(codesIn(span?.valueCodeableConcept ?? {})).toEqual(['severity/severe']);
  });

  it('[RE49] scores, flows of oxygen and answers stand as they were given', async () => {
    const whole = await exported('IV 40, from checklist to discharge');
    const [phq] = observed(whole, '44261-6');
    expect(phq?.valueQuantity?.value).toBe(13);
    expect(phq?.component?.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([
      2, 1, 3, 1, 2, 2, 1, 1, 0,
    ]);
    const [consent] = observed(whole, 'before/consent');
    expect([consent?.code.text, consent?.valueBoolean]).toEqual(['Consent given and signed', true]);
    expect(observed(whole, 'after/escort-name')[0]?.valueString).toBe('M. Rivera, sister');
    const flows = observed(await exported('IM, with oxygen, an alarm and a transfer'), '3151-8');
    expect(
      flows.map(({ valueQuantity, effectivePeriod }) => [valueQuantity?.value, effectivePeriod?.end]),
    ).toEqual([
      [2, '2026-11-23T12:10:10.000Z'],
      [4, '2026-11-23T12:16:10.000Z'],
      [0, undefined],
    ]);
  });

  it('[RE50] a dose says how much of what was given, how and by whom, for as long as its infusion ran', async () => {
    const [given] = resourcesOf(
      await exported('IV 40, from checklist to discharge'),
      'MedicationAdministration',
    );
    expect(given).toMatchObject({
      status: 'completed',
      contained: [{ code: { text: 'ketamine' }, batch: { lotNumber: 'K-2207' } }],
      effectivePeriod: { start: '2026-11-23T12:02:10.000Z', end: '2026-11-23T12:42:10.000Z' },
      dosage: {
        dose: { value: 41, code: 'mg' },
        rateQuantity: { value: 75, code: 'mL/h' },
        text: 'ketamine 41 mg in 50 mL',
      },
    });
    expect(codesIn(given?.dosage.route ?? {})).toEqual(['IV']);
    expect(given?.performer[0]?.actor).toEqual({ display: 'J. Ortiz' });
  });

  it('[RE50] every route has its code, and each infusion its own dose', async () => {
    const routes = await Promise.all(
      [
        'IM, with oxygen, an alarm and a transfer',
        'intranasal esketamine, off the monitor, with its form',
        'oral, left against advice',
      ].map(async (title) =>
        resourcesOf(await exported(title), 'MedicationAdministration').map(
          ({ dosage, effectiveDateTime }) => [
            codesIn(dosage.route)[0],
            dosage.dose.code,
            effectiveDateTime === undefined ? 'period' : 'moment',
          ],
        ),
      ),
    );
    expect(routes).toEqual([
      [
        ['IM', 'mg/kg', 'moment'],
        ['IV', 'mg', 'moment'],
      ],
      [['NASALINSTIL', 'mg', 'moment']],
      [['PO', 'mg', 'moment']],
    ]);
    const second = await exported('IV 40, stopped early, with a second dose');
    expect(
      resourcesOf(second, 'MedicationAdministration').map(({ status, effectivePeriod, dosage }) => [
        status,
        effectivePeriod,
        dosage.dose.value,
      ]),
    ).toEqual([
      ['stopped', { start: '2026-11-23T12:02:10.000Z', end: '2026-11-23T12:23:10.000Z' }, 41],
      ['stopped', { start: '2026-11-23T12:33:10.000Z', end: '2026-11-23T12:53:10.000Z' }, 20],
    ]);
  });
});

describe('the session around it', () => {
  it('[RE51] the patient has two identifiers, and no more than the session knows', async () => {
    const [patient] = resourcesOf(await exported('IV 40, from checklist to discharge'), 'Patient');
    expect(patient).toMatchObject({ name: [{ text: 'A. Rivera' }], birthDate: '1984-05-31' });
    expect(patient?.identifier?.[0]).toMatchObject({ use: 'usual', value: '1042' });
    const [without] = resourcesOf(
      await exported('intranasal esketamine, off the monitor, with its form'),
      'Patient',
    );
    expect(without?.identifier?.map(({ system }) => system)).toEqual(['urn:ietf:rfc:3986']);
  });

  it('[RE51] the visit is ambulatory, ends when the patient left, and says how', async () => {
    const ended: (readonly (string | undefined)[])[] = [];
    for (const title of titles) {
      const session = await told(title);
      const [visit] = resourcesOf(sessionBundle(session), 'Encounter');
      const { closing } = session.record;
      expect(visit?.class.code).toBe('AMB');
      expect(visit?.period.end).toBe(closing === null ? undefined : new Date(closing.atMs).toISOString());
      ended.push([visit?.status, codesIn(visit?.hospitalization?.dischargeDisposition ?? {})[0]]);
    }
    expect(ended).toEqual([
      ['finished', 'home'],
      ['finished', 'home'],
      ['finished', 'home'],
      ['finished', 'other-hcf'],
      ['finished', 'home'],
      ['finished', 'aadvice'],
      ['finished', 'home'],
      ['finished', 'home'],
      ['cancelled', undefined],
      ['in-progress', undefined],
    ]);
  });

  it('[RE51] "ready at" is another time than "left at"', async () => {
    const bundle = await exported('IV 40, from checklist to discharge');
    expect(observed(bundle, 'ready').map(({ effectiveDateTime }) => effectiveDateTime)).toEqual([
      '2026-11-23T13:12:10.000Z',
    ]);
    expect(resourcesOf(bundle, 'Encounter')[0]?.period.end).toBe('2026-11-23T13:16:10.000Z');
  });

  it('[RE51] everybody who acted is there with their role', async () => {
    const bundle = await exported('IV 40, with everything corrected that can be');
    const people = resourcesOf(bundle, 'PractitionerRole').map(({ practitioner, code }) => [
      (entryAt(bundle, practitioner.reference) as Practitioner).name[0]?.text,
      code.map((one) => codesIn(one)[0]),
    ]);
    expect(people).toEqual([
      ['J. Ortiz', ['nurse']],
      ['K. Lund', ['nurse']],
      ['Dr S. Okafor', ['doctor']],
    ]);
  });

  it('[RE51] each infusion is a Procedure as it went; none that never began was done', async () => {
    const statuses = async (title: string) =>
      resourcesOf(await exported(title), 'Procedure').map(({ status, outcome }) => [status, outcome?.text]);
    expect(await statuses('IV 40, stopped early, with a second dose')).toEqual([
      ['stopped', "early: patient's wish"],
      ['stopped', 'emergency'],
    ]);
    expect(await statuses('IV 60, cancelled before the start')).toEqual([['not-done', undefined]]);
    expect(await statuses('IV 40, released by a physician, still paused')).toEqual([['on-hold', undefined]]);
  });

  it("[RE51] pauses, time off the monitor, gaps and a physician's decisions have their times and reasons", async () => {
    const second = await exported('IV 40, stopped early, with a second dose');
    expect(
      observed(second, 'pause').map(({ effectivePeriod, valueCodeableConcept }) => [
        effectivePeriod,
        valueCodeableConcept?.text,
      ]),
    ).toEqual([[{ start: '2026-11-23T12:12:10.000Z', end: '2026-11-23T12:18:10.000Z' }, 'distress']]);
    const off = observed(
      await exported('intranasal esketamine, off the monitor, with its form'),
      'off-monitor',
    );
    expect(off.map(({ note }) => note?.[0]?.text)).toEqual(['Accompanied by K. Lund']);
    const failures = await exported('IV 60, with failed and missed cuffs, a lost probe and typed vitals');
    expect(observed(failures, 'monitoring-interrupted')).toHaveLength(1);
    expect(observed(failures, 'discharge-released').map(({ valueString }) => valueString)).toEqual([
      'seen by me, and well',
    ]);
    const open = await exported('IV 40, released by a physician, still paused');
    expect(observed(open, 'start-released').map(({ valueString, code }) => [valueString, code.text])).toEqual(
      [['known, and treated', 'Start released by a physician, gate amber']],
    );
  });

  it('[RE51] how much was seen is said in seconds, and is what the record says', async () => {
    for (const title of titles) {
      const { record, ...rest } = await told(title);
      const { span, spo2 } = record.coverage;
      const [said] = observed(sessionBundle({ record, ...rest }), 'coverage');
      expect(said?.valueQuantity?.value).toBe(span === null ? undefined : Math.round(spo2.validMs / 1_000));
    }
  });

  it('[RE52] a change of patient is told once, by the two who made it, of everything recorded before', async () => {
    const session = await told('IV 40, of the wrong patient');
    const bundle = sessionBundle(session);
    const changes = resourcesOf(bundle, 'Provenance').filter(
      ({ reason }) => reason?.[0]?.text?.startsWith('Wrong patient') === true,
    );
    expect(changes).toHaveLength(1);
    const [change] = changes;
    expect(change?.reason).toEqual([{ text: 'Wrong patient: the bracelet says another name' }]);
    expect(
      change?.agent.map(({ type, who }) => [
        codesIn(type)[0],
        (entryAt(bundle, who.reference) as Practitioner).name[0]?.text,
      ]),
    ).toEqual([
      ['author', 'J. Ortiz'],
      ['verifier', 'K. Lund'],
    ]);
    const changed = new Set(change?.target.map(({ reference }) => reference));
    const untouched = bundle.entry.filter(
      ({ fullUrl, resource }) => 'subject' in resource && !changed.has(fullUrl),
    );
    expect(changed.size).toBeGreaterThan(10);
    expect(
      untouched.some(
        ({ resource }) =>
          resource.resourceType === 'Observation' && resource.valueString === 'bracelet and card compared',
      ),
    ).toBe(true);
    const dose = bundle.entry.find(({ resource }) => resource.resourceType === 'MedicationAdministration');
    expect(changed).toContain(dose?.fullUrl);
    expect(changed).toContain(
      bundle.entry.find(({ resource }) => resource.resourceType === 'Encounter')?.fullUrl,
    );
  });

  it('[RE52] of the patient it was taken for, only a name that a receiver was told before remains', async () => {
    const session = await told('IV 40, of the wrong patient');
    const [former] = session.record.formerPatients;
    const text = JSON.stringify(sessionBundle(session));
    // The number as a value: an id made at random may well have these digits in it.
    for (const told of ['A. Rivera', '"1042"', '1984-05-31']) expect(text).not.toContain(told);
    const before = sessionBundle({
      ...session,
      record: { ...session.record, patient: former!.patient, formerPatients: [] },
    });
    const urn = before.entry.find(({ resource }) => resource.resourceType === 'Patient')?.fullUrl ?? '';
    expect(text).toContain(urn);
    expect(sessionBundle(session).entry.map(({ fullUrl }) => fullUrl)).not.toContain(urn);
  });

  it('[RE53] an alarm has its time, its priority, the value and its limit, and who acknowledged it', async () => {
    const bundle = await exported('IM, with oxygen, an alarm and a transfer');
    const [low] = observed(bundle, 'alarm/spo2-low');
    expect(low).toMatchObject({
      effectivePeriod: { start: '2026-11-23T12:07:16.000Z', end: '2026-11-23T12:09:10.000Z' },
      valueCodeableConcept: { text: 'high priority' },
      component: [
        { valueQuantity: { value: 83, code: '%' }, referenceRange: [{ low: { value: 85, code: '%' } }] },
      ],
    });
    expect(codesIn(low?.component?.[0]?.interpretation?.[0] ?? {})).toEqual(['L']);
    const [acknowledged] = low?.note ?? [];
    expect(acknowledged?.text).toBe('Acknowledged: at the chair');
    expect((entryAt(bundle, acknowledged?.authorReference?.reference) as Practitioner).name[0]?.text).toBe(
      'J. Ortiz',
    );
  });

  it('[RE53] every alarm of the session is there', async () => {
    for (const title of titles) {
      const session = await told(title);
      const said = resourcesOf(sessionBundle(session), 'Observation').filter(({ category = [] }) =>
        category.some((one) => codesIn(one).includes('alarm')),
      );
      expect(said).toHaveLength(session.record.alarms.filter(({ kind }) => kind === 'occurrence').length);
    }
  });
});

describe('the validators', () => {
  const broken: readonly (readonly [
    what: string,
    by: 'fhir' | 'medplum',
    breaks: (one: Observation) => object,
  ])[] = [
    ['a status that does not exist', 'fhir', (one) => ({ ...one, status: 'done' })],
    [
      'a number that is words',
      'fhir',
      (one) => ({ ...one, valueQuantity: { ...one.valueQuantity, value: '97' } }),
    ],
    ['a property that does not exist', 'fhir', (one) => ({ ...one, mood: 'good' })],
    ['no category', 'medplum', ({ category: _none, ...rest }) => rest],
    ['no subject', 'medplum', ({ subject: _none, ...rest }) => rest],
    ['neither value nor reason', 'medplum', ({ valueQuantity: _none, ...rest }) => rest],
    [
      'only one of the pair of codes',
      'medplum',
      (one) => ({ ...one, code: { ...one.code, coding: one.code.coding?.slice(0, 1) } }),
    ],
  ];
  for (const [what, by, breaks] of broken)
    it(`[RE40] would notice ${what}`, async () => {
      const bundle = await exported('IV 40, released by a physician, still paused');
      const [sound] = observed(asStored(bundle), '2708-6');
      const check = (one: object) =>
        by === 'fhir'
          ? fhirProblems(one as Resource)
          : ['vitalsigns', 'oxygensat'].flatMap((profile) => heldTo(one as Resource, profile));
      expect(check(sound!)).toEqual([]);
      expect(check(breaks(sound!))).not.toEqual([]);
    });
});
