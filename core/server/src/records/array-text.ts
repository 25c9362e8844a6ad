/** Ids or codes as the text of a PostgreSQL array, for a `$1::uuid[]` parameter of a prepared text. */
export function arrayText(values: Iterable<string>): string {
  return `{${[...new Set(values)].map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}
