/** Where in the code a definition stands (`modules/person/src/person.ts:12`), so that a problem can name its file. */
export function definedAt(caller: (...args: never[]) => unknown): string {
  const trace: { stack?: string } = {};
  const capture = (Error as { captureStackTrace?: (target: object, above: unknown) => void }).captureStackTrace;
  if (!capture) return '';
  capture(trace, caller);
  const line = trace.stack?.split('\n')[1] ?? '';
  const [, path = '', row = ''] = /\(?(?:file:\/\/)?([^()\s]+?):(\d+):\d+\)?$/.exec(line) ?? [];
  const inRepository = /(?:core|modules|sites|i18n|tests)\/.*$/.exec(path);
  return path ? `${inRepository?.[0] ?? path}:${row}` : '';
}
