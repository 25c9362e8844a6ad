/** Lines of one save stand together: those that follow one another with the same envelope. */
export function bySave<Line extends { readonly envelope: string }>(
  lines: readonly Line[],
): readonly (readonly Line[])[] {
  const saves: Line[][] = [];
  for (const line of lines) {
    const last = saves.at(-1);
    if (last?.[0]?.envelope === line.envelope) last.push(line);
    else saves.push([line]);
  }
  return saves;
}
