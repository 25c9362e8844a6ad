/** Divides `total` whole things in proportion to the weights, by largest remainder; ties go to the first. */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const order = exact.map((value, index) => ({ rest: value - Math.floor(value), index }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] as number) + 1;
  return shares;
}

/**
 * The table closest to `table` whose rows and columns add up to these sums (iterative proportional fitting, Deming and Stephan
 * 1940): rows and columns are scaled in turn until both hold.
 */
export function fitted(
  table: readonly (readonly number[])[],
  rowSums: readonly number[],
  columnSums: readonly number[],
): number[][] {
  let cells = table.map((row) => [...row]);
  for (let round = 0; round < 60; round += 1) {
    cells = cells.map((row, index) => scaled(row, rowSums[index] ?? 0));
    const sums = columnSums.map((_, column) => cells.reduce((all, row) => all + (row[column] ?? 0), 0));
    cells = cells.map((row) => row.map((value, column) => (value * (columnSums[column] ?? 0)) / (sums[column] || 1)));
  }
  return cells;
}

function scaled(row: readonly number[], goal: number): number[] {
  const sum = row.reduce((all, value) => all + value, 0);
  return row.map((value) => (sum > 0 ? (value * goal) / sum : 0));
}
