/**
 * As much of FHIR R4 (4.0.1) as the export writes: shapes of the specification, narrowed to what is said here. What these
 * types allow, the validators of the tests accept; they are not a general model.
 */
export type Coding = { readonly system: string; readonly code: string; readonly display?: string };

export type Concept = { readonly coding?: readonly Coding[]; readonly text?: string };

export type Quantity = {
  readonly value: number;
  readonly unit: string;
  readonly system: string;
  readonly code: string;
};

export type Identifier = {
  readonly use?: 'usual' | 'official' | 'secondary';
  readonly type?: Concept;
  readonly system?: string;
  readonly value: string;
};

/** `reference` is a `urn:uuid:` of the same bundle, or `#…` of what is contained. */
export type Reference = {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
};

/** Both ends `2026-11-23T12:00:00.000Z`; without `end` it lasts. */
export type Period = { readonly start: string; readonly end?: string };

export type Annotation = {
  readonly authorReference?: Reference;
  readonly authorString?: string;
  readonly time: string;
  readonly text: string;
};

export type Meta = { readonly security?: readonly Coding[]; readonly tag?: readonly Coding[] };

export type SampledData = {
  readonly origin: Quantity;
  readonly period: number;
  readonly dimensions: 1;
  /** Numbers apart by one blank; `E` where there is none. */
  readonly data: string;
};

/** At most one of them. */
export type Value = {
  readonly valueQuantity?: Quantity;
  readonly valueCodeableConcept?: Concept;
  readonly valueBoolean?: boolean;
  readonly valueString?: string;
  readonly valueTime?: string;
  readonly valueDateTime?: string;
  readonly valueSampledData?: SampledData;
  readonly dataAbsentReason?: Concept;
};

export type Effective =
  | { readonly effectiveDateTime: string; readonly effectivePeriod?: never }
  | { readonly effectivePeriod: Period; readonly effectiveDateTime?: never };

export type Component = Value & {
  readonly code: Concept;
  readonly interpretation?: readonly Concept[];
  readonly referenceRange?: readonly { readonly low?: Quantity; readonly high?: Quantity }[];
};

type Common = {
  readonly id?: string;
  readonly meta?: Meta;
  readonly identifier?: readonly Identifier[];
};

export type Observation = Common &
  Value &
  Effective & {
    readonly resourceType: 'Observation';
    readonly status: 'final' | 'corrected' | 'cancelled' | 'entered-in-error';
    readonly category?: readonly Concept[];
    readonly code: Concept;
    readonly subject: Reference;
    readonly focus?: readonly Reference[];
    readonly encounter: Reference;
    readonly issued?: string;
    readonly performer?: readonly Reference[];
    readonly note?: readonly Annotation[];
    readonly method?: Concept;
    readonly device?: Reference;
    readonly derivedFrom?: readonly Reference[];
    readonly component?: readonly Component[];
  };

export type Medication = {
  readonly resourceType: 'Medication';
  readonly id: string;
  readonly code: Concept;
  readonly batch: { readonly lotNumber: string };
};

export type MedicationAdministration = Common &
  Effective & {
    readonly resourceType: 'MedicationAdministration';
    readonly contained?: readonly Medication[];
    readonly status: 'in-progress' | 'completed' | 'stopped' | 'entered-in-error' | 'unknown';
    readonly medicationCodeableConcept?: Concept;
    readonly medicationReference?: Reference;
    readonly subject: Reference;
    readonly context: Reference;
    readonly performer: readonly { readonly function: Concept; readonly actor: Reference }[];
    readonly note: readonly Annotation[];
    readonly dosage: {
      readonly text: string;
      readonly route: Concept;
      readonly dose: Quantity;
      readonly rateQuantity?: Quantity;
    };
  };

export type Procedure = Common & {
  readonly resourceType: 'Procedure';
  readonly status:
    'not-done' | 'in-progress' | 'on-hold' | 'stopped' | 'completed' | 'entered-in-error' | 'unknown';
  readonly statusReason?: Concept;
  readonly category?: Concept;
  readonly code: Concept;
  readonly subject: Reference;
  readonly encounter: Reference;
  readonly performedDateTime?: string;
  readonly performedPeriod?: Period;
  readonly recorder?: Reference;
  readonly performer?: readonly { readonly actor: Reference }[];
  readonly partOf?: readonly Reference[];
  readonly outcome?: Concept;
  readonly note?: readonly Annotation[];
};

export type Patient = Common & {
  readonly resourceType: 'Patient';
  readonly name: readonly { readonly text: string }[];
  readonly birthDate?: string;
};

export type Practitioner = Common & {
  readonly resourceType: 'Practitioner';
  readonly name: readonly { readonly text: string }[];
};

export type PractitionerRole = Common & {
  readonly resourceType: 'PractitionerRole';
  readonly practitioner: Reference;
  readonly code: readonly Concept[];
};

export type Device = Common & {
  readonly resourceType: 'Device';
  readonly deviceName?: readonly { readonly name: string; readonly type: 'user-friendly-name' }[];
  readonly type?: Concept;
};

export type Encounter = Common & {
  readonly resourceType: 'Encounter';
  readonly status: 'arrived' | 'in-progress' | 'finished' | 'cancelled';
  readonly class: Coding;
  readonly type: readonly Concept[];
  readonly subject: Reference;
  readonly participant?: readonly { readonly period: Period; readonly individual: Reference }[];
  readonly period: Period;
  readonly hospitalization?: { readonly dischargeDisposition: Concept };
  readonly location: readonly { readonly location: Reference }[];
};

/** What an entry was before it was corrected. Contained, it names nothing and is found only through its Provenance. */
export type Former = (Observation | MedicationAdministration | Procedure) & { readonly id: string };

export type Provenance = {
  readonly resourceType: 'Provenance';
  readonly meta?: Meta;
  readonly contained?: readonly Former[];
  readonly target: readonly Reference[];
  readonly recorded: string;
  readonly reason?: readonly Concept[];
  readonly activity: Concept;
  readonly agent: readonly { readonly type: Concept; readonly who: Reference }[];
  readonly entity?: readonly { readonly role: 'revision'; readonly what: Reference }[];
};

export type Resource =
  | Observation
  | MedicationAdministration
  | Procedure
  | Patient
  | Practitioner
  | PractitionerRole
  | Device
  | Encounter
  | Provenance;

export type BundleEntry = {
  readonly fullUrl: string;
  readonly resource: Resource;
  readonly request: {
    readonly method: 'POST' | 'PUT';
    readonly url: string;
    readonly ifNoneExist?: string;
  };
};

export type Bundle = {
  readonly resourceType: 'Bundle';
  readonly meta?: Meta;
  readonly identifier: Identifier;
  readonly type: 'transaction';
  readonly entry: readonly BundleEntry[];
};
