import type { PresetProblem } from '../alarms/preset-problems.ts';
import { validatePreset } from '../alarms/validate.ts';
import { err, ok, type Result } from '../result.ts';
import type { ProtocolProblem } from './problems.ts';
import { readProtocol } from './protocol-given.ts';
import type { Protocol } from './protocol.ts';
import { criteriaProblems } from './validate-criteria.ts';
import { listProblems } from './validate-lists.ts';
import { timeProblems } from './validate-times.ts';

/**
 * A protocol, or everything that is wrong with it at once (SE10), whatever was given; never throws. What it accepts the schema
 * of protocols accepts as well.
 */
export function validateProtocol(raw: unknown): Result<Protocol, readonly ProtocolProblem[]> {
  const problems: ProtocolProblem[] = [];
  const given = readProtocol(raw, (problem) => problems.push(problem));
  if (given === null) return err(problems);
  problems.push(...timeProblems(given), ...listProblems(given), ...criteriaProblems(given));
  const limits = validatePreset(given.alarmPreset);
  if (!limits.ok) return err([...problems, ...limits.error.map(ofLimits)]);
  // No field is null that may not be when there is no problem: each such null has one.
  return problems.length === 0 ? ok({ ...given, alarmPreset: limits.value } as Protocol) : err(problems);
}

function ofLimits(problem: PresetProblem): ProtocolProblem {
  return { type: 'limits', path: 'alarmPreset', problem };
}
