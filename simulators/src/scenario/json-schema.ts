import { z } from 'zod';
import type { VerbSpec } from '../verbs.ts';
import { drawnForm } from './drawn-form.ts';
import { scenarioForm, stepWords } from './form.ts';
import { allTables, type WrittenTable } from './verb-tables.ts';

type JsonSchema = Record<string, unknown>;

/**
 * The form of a scenario as JSON Schema (2020-12), for editors: what may be written, before anything is checked that only the whole
 * file can tell. Made of the same forms and verb tables the reader uses.
 */
export function scenarioJsonSchema(): JsonSchema {
  const { $schema, $defs, ...schema } = z.toJSONSchema(scenarioForm, { io: 'input' }) as JsonSchema;
  return {
    $schema,
    title: 'A scenario of the Chairside simulators',
    ...schema,
    $defs: { ...($defs as JsonSchema), ...words(), drawn: { anyOf: waysToDraw() }, step: stepSchema() },
  };
}

/** The words of a step once each, to be referred to. */
function words(): JsonSchema {
  const all = propertiesOf(jsonOf(z.strictObject(stepWords)));
  return Object.fromEntries(Object.entries(all).map(([word, schema]) => [`step-${word}`, schema]));
}

function wordReferences(): JsonSchema {
  return Object.fromEntries(Object.keys(stepWords).map((word) => [word, { $ref: `#/$defs/step-${word}` }]));
}

/** A value of any kind, drawn; the value itself is the parameter's own schema. */
function waysToDraw(): readonly unknown[] {
  const any = jsonOf(drawnForm(z.union([z.number(), z.string(), z.boolean()])));
  return (any['anyOf'] as readonly unknown[]).slice(1);
}

/** A step says what happens in one of these ways; an editor offers the parameters of the verb that was chosen. */
function stepSchema(): JsonSchema {
  const [patient, , , link] = allTables;
  const beside = (table: WrittenTable | undefined, key: string, more: JsonSchema) =>
    Object.entries(table?.verbs ?? {}).map(([verb, spec]) => {
      const params = withDraws(spec);
      const properties = {
        ...propertiesOf(params),
        ...more,
        [key]: { const: verb, description: spec.about },
      };
      return step(properties, [key, ...Object.keys(more), ...requiredOf(params)]);
    });
  const hold = patient?.verbs['hold'];
  const held = hold === undefined ? {} : { ...withDraws(hold), description: hold.about };
  return {
    anyOf: [
      ...beside(patient, 'event', {}),
      ...beside(link, 'fault', { link: { type: 'string', description: 'The device at its end.' } }),
      step({ set: held }, ['set']),
      step({ ramp: held }, ['ramp']),
      step({ note: { type: 'string', description: 'A remark in the truth.' } }, ['note']),
      { ...step({}, []), patternProperties: Object.fromEntries(allTables.flatMap(deedPatterns)) },
    ],
  };
}

function step(properties: JsonSchema, required: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: { ...wordReferences(), ...properties },
    required,
    additionalProperties: false,
  };
}

/** `ox.probe_off: {}`: which devices there are the schema cannot know, which verbs it can. */
function deedPatterns({ verbs, prefix, targets }: WrittenTable): readonly [string, JsonSchema][] {
  return Object.entries(verbs)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, spec]) => [`^${targets}\\.${name.slice(prefix.length)}$`, deedSchema(spec)]);
}

/** Parameters by name; none; or the only one by itself. */
function deedSchema(spec: VerbSpec): JsonSchema {
  const params = withDraws(spec);
  const properties = Object.values(propertiesOf(params));
  const only = properties.length === 1 ? properties : [];
  return { anyOf: [params, { type: 'null' }, ...only], description: spec.about };
}

/** Every parameter may be drawn. */
function withDraws({ params }: VerbSpec): JsonSchema {
  const schema = jsonOf(params);
  const properties = Object.entries(propertiesOf(schema)).map(
    ([name, own]) => [name, { anyOf: [own, { $ref: '#/$defs/drawn' }] }] as const,
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}

function jsonOf(form: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(form, { io: 'input' }) as JsonSchema;
  return schema;
}

function propertiesOf(schema: JsonSchema): JsonSchema {
  return (schema['properties'] as JsonSchema | undefined) ?? {};
}

function requiredOf(schema: JsonSchema): readonly string[] {
  return (schema['required'] as readonly string[] | undefined) ?? [];
}
