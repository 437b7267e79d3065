import type { Given } from '../untrusted.ts';
import { itemLists, type ChecklistItem } from './items.ts';
import type { ProtocolProblem } from './problems.ts';
import type { ProtocolGiven } from './protocol-given.ts';

/** Of a protocol what is asked and what is scored. */

const choicesAtLeast = 2;
const possibleId = /^[a-z0-9][a-z0-9-]{0,47}$/;

type Placed = { readonly path: string; readonly item: Given<ChecklistItem> };

export function listProblems(protocol: ProtocolGiven): readonly ProtocolProblem[] {
  const all = itemLists.flatMap((list) =>
    protocol.checklists[list].map((item, index): Placed => ({ path: `checklists.${list}.${index}`, item })),
  );
  return [...all.flatMap(itemProblems), ...duplicates(all), ...scaleProblems(protocol)];
}

function itemProblems({ path, item }: Placed): readonly ProtocolProblem[] {
  const { id, kind, concern } = item;
  const problems: ProtocolProblem[] = [];
  if (id !== null && !possibleId.test(id))
    problems.push({ type: 'id-impossible', path: `${path}.id`, id: id.slice(0, 64) });
  if (concern !== null && kind !== null && kind !== 'yes-no')
    problems.push({ type: 'concern-not-here', path: `${path}.concern` });
  return [...problems, ...choiceProblems(path, item)];
}

function choiceProblems(path: string, { kind, choices }: Given<ChecklistItem>): readonly ProtocolProblem[] {
  const at = `${path}.choices`;
  if (kind === null) return [];
  if (kind !== 'choice') return choices.length === 0 ? [] : [{ type: 'choices-not-here', path: at }];
  if (choices.length < choicesAtLeast)
    return [{ type: 'choices-missing', path: at, atLeast: choicesAtLeast }];
  return choices.flatMap((choice, index): readonly ProtocolProblem[] => {
    const isRepeated = choice !== null && choices.indexOf(choice) !== index;
    return isRepeated ? [{ type: 'duplicate-choice', path: `${at}.${index}`, choice }] : [];
  });
}

/** An id is one question of the whole protocol, in whatever list it stands: the record finds it by that. */
function duplicates(all: readonly Placed[]): readonly ProtocolProblem[] {
  const seen = new Set<string>();
  return all.flatMap(({ path, item: { id } }): readonly ProtocolProblem[] => {
    if (id === null) return [];
    if (seen.has(id)) return [{ type: 'duplicate-item', path: `${path}.id`, id: id.slice(0, 64) }];
    seen.add(id);
    return [];
  });
}

function scaleProblems({ scales }: ProtocolGiven): readonly ProtocolProblem[] {
  return scales.flatMap(({ scale }, index): readonly ProtocolProblem[] => {
    const isRepeated = scale !== null && scales.findIndex((one) => one.scale === scale) !== index;
    return isRepeated ? [{ type: 'duplicate-scale', path: `scales.${index}.scale`, scale }] : [];
  });
}
