/** The rows without the one at a place. */
export function without<Row>(rows: readonly Row[], at: number): readonly Row[] {
  return rows.filter((_, other) => other !== at);
}

/** The rows with one put back where it stood. */
export function restored<Row>(rows: readonly Row[], row: Row, at: number): readonly Row[] {
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** The rows with one moved to another place; the others keep their order. */
export function moved<Row>(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from];
  return row === undefined ? rows : restored(without(rows, from), row, to);
}
