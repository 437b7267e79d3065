import { expect, it } from 'vitest';
import { columnsFor } from './columns.ts';

const rows = [
  { chairs: 1, columns: 1 },
  { chairs: 2, columns: 2 },
  { chairs: 4, columns: 2 },
  { chairs: 5, columns: 3 },
  { chairs: 6, columns: 3 },
  { chairs: 7, columns: 4 },
  { chairs: 16, columns: 4 },
];
for (const { chairs, columns } of rows) {
  it(`[UI15] ${chairs} chairs stand in ${columns} columns, four rows at most`, () => {
    expect(columnsFor(chairs)).toBe(columns);
    expect(Math.ceil(chairs / columnsFor(chairs))).toBeLessThanOrEqual(4);
  });
}
