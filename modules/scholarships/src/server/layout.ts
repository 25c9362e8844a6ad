import type { PartContext } from '@baara/server';
import type { AnswerLayout } from './answer-text.ts';
import type { FileLayout } from './file-text.ts';
import { asEngine } from './system.ts';

/** The layout of a list’s files and of their answers, read as the system: it is the site’s, not the reader’s. */
export async function layoutOf(
  { sql }: PartContext,
  id: string,
): Promise<{ readonly file: FileLayout; readonly answer: AnswerLayout }> {
  return asEngine('read a payment layout', async () => {
    const [layout] = await sql`SELECT separator, headed, rows, description FROM payment_layout WHERE id = ${id}`;
    const columns = await sql`
      SELECT header, content, text FROM payment_layout__columns WHERE record = ${id} ORDER BY pos`;
    const answers = await sql`
      SELECT header, content FROM payment_layout__answers WHERE record = ${id} ORDER BY pos`;
    const words = await sql`
      SELECT word, result, reason FROM payment_layout__words WHERE record = ${id} ORDER BY pos`;
    const separator = String(layout?.separator ?? 'COMMA');
    return {
      file: {
        ...{ separator, headed: layout?.headed !== false, rows: Number(layout?.rows ?? 1000) },
        columns: columns as unknown as FileLayout['columns'],
        description: String(layout?.description ?? 'BOURSE'),
      },
      answer: {
        separator,
        columns: answers as unknown as AnswerLayout['columns'],
        words: words as unknown as AnswerLayout['words'],
      },
    };
  });
}
