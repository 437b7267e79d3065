/** Where something stands within a scenario: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** Something that is wrong, or odd, before it is known where in a file it stands. */
export type Finding = {
  readonly path: Path;
  /** What is pointed at: the key itself, or what it is given. */
  readonly at: 'key' | 'value';
  readonly message: string;
};

/** The same with its place. Lines and columns count from 1. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** As compilers write it, so that a terminal or an editor can jump there. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}

export function inOrderOfFile(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column,
  );
}

/** For something that stands in no file: `chairs.1.timeline.0`. */
export function pathText(path: Path): string {
  return path.join('.');
}
