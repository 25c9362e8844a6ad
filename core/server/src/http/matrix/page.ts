import type { Asked } from './asked.ts';
import type { Column } from './columns.ts';

const about = `# Who is answered what

Made by \`BAARA_WRITE=1 npx vitest run core/server/src/http/matrix\`, and compared by the same test each time: a change of rights is seen in review.

Each line is a request that concerns **somebody who works in the south**, each column an account. \`●\`: the answer tells what is hidden from others. \`200\` without it: an answer of which nothing is theirs, such as an empty list.
To the columns under *out of scope*, *no grant*, *expired*, *to come*, *delegation ended* and *signed out* every line is asked twice, once before that person and all that belongs to them is written and once after: both answers
are the same to the letter (but for ids and moments), so that no row, count, title, suggestion, file, history, duplicate, export, time line, job or preview tells that they exist. The clerk reads names and nothing else; the manager reads no sanction and no health note.
`;

/** The checked-in page: one line a request, one column an account. */
export function matrixPage(
  columns: readonly Column[],
  requests: readonly Asked[],
  cell: (column: Column, asked: Asked) => string,
): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    about,
    row(['', ...columns.map(({ role, situation }) => `${role ?? 'nobody'}<br>*${situation}*`)]),
    row(['---', ...columns.map(() => '---')]),
    ...requests.map((asked) => row([`\`${asked.name}\``, ...columns.map((column) => cell(column, asked))])),
    '',
  ].join('\n');
}
