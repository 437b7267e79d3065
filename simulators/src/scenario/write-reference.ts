import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioJsonSchema } from './json-schema.ts';
import { withTables } from './verb-pages.ts';

/**
 * Writes what authors read and editors use, out of the verb tables and forms: `node simulators/src/scenario/write-reference.ts`.
 * A test fails while they are out of date.
 */
export const referenceFiles = {
  schema: join(import.meta.dirname, '../../../docs/simulators/scenario.schema.json'),
  page: join(import.meta.dirname, '../../../docs/simulators/scenarios.md'),
} as const;

if (import.meta.main) {
  writeFileSync(referenceFiles.schema, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  writeFileSync(referenceFiles.page, withTables(readFileSync(referenceFiles.page, 'utf8')));
}
