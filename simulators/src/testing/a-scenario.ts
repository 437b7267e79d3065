import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A scenario of a test: what stands below its first lines, which are the same for all. Throws where it is none. */
export function aScenario(rest: string): Scenario {
  const text = `sim: 1\nname: test\nabout: Of a test.\nseed: 7\nclock: { start: 2026-03-02T09:00:00Z }\n${rest}`;
  const parsed = parseScenario(text, 'test.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** One chair, its lines indented by four. */
export function aChair(id: string, lines = ''): string {
  return `  ${id}:\n    patient: { age: 50, weight: 80kg }\n    infusion: { start: S+1m }\n${lines}`;
}
