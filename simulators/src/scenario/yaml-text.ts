import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Finding, Problem } from './problem.ts';

type Position = { readonly line: number; readonly column: number };

/** A text of YAML 1.2 as plain values that still knows where each of them stands. */
export type YamlText = {
  readonly written: unknown;
  /** Where that stands; where it does not exist, the nearest thing around it that does. */
  placeOf(finding: Pick<Finding, 'path' | 'at'>): Position;
};

/** Anchors, aliases and merge keys are followed. A key given twice is a problem, as is whatever is no YAML. */
export function readYaml(text: string, file: string): Result<YamlText, readonly Problem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const complaints = [...document.errors, ...document.warnings];
  if (complaints.length > 0) {
    return err(complaints.map(({ pos, message }) => ({ file, ...positionAt(pos[0]), message })));
  }
  try {
    const written: unknown = document.toJS();
    return ok({ written, placeOf: (finding) => positionAt(offsetOf(document, finding)) });
  } catch (cause) {
    // Aliases that unfold into more than anybody writes.
    const message = cause instanceof Error ? cause.message : String(cause);
    return err([{ file, line: 1, column: 1, message }]);
  }
}

function offsetOf(document: Document, { path, at }: Pick<Finding, 'path' | 'at'>): number {
  let node = followed(document, document.contents);
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = pairOf(document, node, step);
      if (pair === undefined) return node.range?.[0] ?? offset;
      const key = pair.key as Node;
      const value = followed(document, pair.value as Node | null);
      // The value of an alias stands elsewhere: the place a person has to look at is where it is used.
      const valueOffset = isAlias(pair.value) ? pair.value.range?.[0] : value?.range?.[0];
      offset = (isLast && at === 'value' ? valueOffset : undefined) ?? key.range?.[0] ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = followed(document, item);
    } else return offset;
  }
  return offset;
}

function followed(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

/** The pair of that key, in the map itself or in one that is merged into it. */
function pairOf(document: Document, map: YAMLMap, step: string | number): Pair | undefined {
  const nameOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : null);
  const own = map.items.find((pair) => nameOf(pair) === String(step));
  if (own !== undefined) return own;
  for (const pair of map.items.filter((one) => isMergeKey(one))) {
    const merged = followed(document, pair.value as Node | null);
    for (const source of isSeq(merged) ? (merged.items as Node[]) : [merged]) {
      const within = followed(document, source);
      const found = isMap(within) ? pairOf(document, within, step) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function isMergeKey({ key }: Pair): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');
}
