/** A source file and the source files it imports, as paths below the project. */
export type Module = { readonly source: string; readonly imports: readonly string[] };

/** dependency-cruiser's JSON, as far as it is needed here; null when it is something else. */
export function parseModules(json: string): readonly Module[] | null {
  let cruise: unknown;
  try {
    cruise = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(cruise) || !Array.isArray(cruise['modules'])) return null;
  return cruise['modules'].filter(isRecord).map((module) => ({
    source: String(module['source']),
    imports: Array.isArray(module['dependencies'])
      ? module['dependencies'].filter(isRecord).map((dependency) => String(dependency['resolved']))
      : [],
  }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Room = { readonly workspace: string; readonly name: string };

/**
 * A folder below `src` is a room, a file right below it is one of its own. Within a workspace an arrow goes from room to
 * room, between workspaces from house to house: more would be a thicket. Tests and tools of tests are left out.
 */
export function drawRooms(modules: readonly Module[]): string {
  const rooms = new Map<string, Room>();
  const within = new Set<string>();
  const between = new Set<string>();
  for (const { source, imports } of modules) {
    const from = roomOf(source);
    if (from === null) continue;
    rooms.set(nodeId(from), from);
    for (const target of imports) {
      const to = roomOf(target);
      if (to === null || nodeId(to) === nodeId(from)) continue;
      if (to.workspace !== from.workspace) between.add(`  ${from.workspace} ==> ${to.workspace}`);
      else within.add(`  ${nodeId(from)} --> ${nodeId(to)}`);
    }
  }
  const workspaces = [...new Set([...rooms.values()].map(({ workspace }) => workspace))].sort();
  const houses = workspaces.flatMap((workspace) => [
    `  subgraph ${workspace}`,
    ...[...rooms.entries()]
      .filter(([, room]) => room.workspace === workspace)
      .map(([id, room]) => `    ${id}["${room.name}"]`)
      .sort(),
    '  end',
  ]);
  return ['```mermaid', 'flowchart TD', ...houses, ...[...within].sort(), ...[...between].sort(), '```'].join(
    '\n',
  );
}

function roomOf(path: string): Room | null {
  if (/[/]testing[/]|[.](test|spec)[.]tsx?$|[.]contract[.]ts$|[.]css$|[.]d[.]ts$/.test(path)) return null;
  const [, workspace, rest] = /^(client|server|shared|simulators)\/src\/(.+)$/.exec(path) ?? [];
  if (workspace === undefined || rest === undefined) return null;
  const [folder = rest, ...below] = rest.split('/');
  return { workspace, name: below.length === 0 ? folder : `${folder}/` };
}

function nodeId({ workspace, name }: Room): string {
  return `${workspace}_${name.replaceAll(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '')}`;
}

const begin = '<!-- rooms: drawn by npm run architecture -->';
const end = '<!-- end of rooms -->';

/** Throws when the page has lost its markers. */
export function putBetweenMarkers(page: string, drawing: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`ARCHITECTURE.md has no "${begin}" … "${end}"`);
  return `${page.slice(0, from + begin.length)}\n\n${drawing}\n\n${page.slice(to)}`;
}
