import { uuidv7 } from '@baara/model';
import { applyEnvelope, type Operation, type PartContext, readRecord } from '@baara/server';
import { asEngine } from './as-engine.ts';

/** The rows that recruiting writes: a file that holds others has been worked on, and stays. */
const written: readonly (readonly [form: string, most: number])[] = [
  ...([
    ['education', Number.POSITIVE_INFINITY],
    ['registration', Number.POSITIVE_INFINITY],
  ] as const),
  ...([
    ['person_identifier', 1],
    ['person_contact', 1],
    ['assignment', 1],
  ] as const),
];

/**
 * Undoes a recruitment: takes what was carried over out of the person's file. A file that the recruitment made, and that nobody has
 * changed or added to since, goes with it (it can be restored); another one only loses the link.
 */
export function takeBack(passages: readonly { readonly id: string }[], { sql }: PartContext): Promise<void> {
  return asEngine('undo a recruitment', async () => {
    for (const { id } of passages) {
      const rows = await sql<{ form: string; id: string; rev: number }>`
        SELECT 'education' AS form, id, rev FROM education WHERE schools_student = ${id}::uuid
        UNION ALL SELECT 'registration', id, rev FROM registration WHERE schools_student = ${id}::uuid
        UNION ALL SELECT 'person', id, rev FROM person WHERE schools_student = ${id}::uuid`;
      const file = rows.find(({ form }) => form === 'person');
      const operations: Operation[] = [];
      const isUntouched = file !== undefined && (await holdsNothingElse(file, rows));
      if (file && isUntouched) operations.push({ do: 'delete', form: 'person', id: file.id, rev: file.rev });
      else {
        for (const { form, ...row } of rows) {
          if (form === 'person') operations.push({ do: 'update', form, ...row, values: { schools_student: null } });
          else operations.push({ do: 'delete', form, ...row });
        }
      }
      const reason = 'recrutement annulé';
      if (operations.length > 0) await applyEnvelope({ id: uuidv7(), operations, reason });
    }
  });
}

async function holdsNothingElse(
  file: { readonly id: string; readonly rev: number },
  rows: readonly { readonly form: string }[],
): Promise<boolean> {
  if (file.rev > 1) return false;
  const { counts = {} } = await readRecord({ form: 'person', id: file.id, include: 'summary' });
  const carried = (form: string) => rows.filter((row) => row.form === form).length;
  return Object.entries(counts).every(([form, count]) => {
    const most = written.find(([name]) => name === form)?.[1] ?? 0;
    return count <= (Number.isFinite(most) ? most : carried(form));
  });
}
