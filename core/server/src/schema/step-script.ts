import { quote } from '../database/index.ts';
import type { Step } from './plan.ts';

/** The statements of steps, with what they mean for `baara_object`. */
export function stepScript(steps: readonly Step[]): readonly string[] {
  return [...steps.flatMap(({ sql }) => sql), ...noteScript(steps)];
}

/** What is written down once steps are done: two statements, however many steps. */
export function noteScript(steps: readonly Step[]): readonly string[] {
  const gone = steps.flatMap(({ table, unmade }) => (unmade === undefined ? [] : [[table, unmade]]));
  const made = new Map<string, readonly string[]>();
  for (const { table, made: objects = [] } of steps)
    for (const { name, definition } of objects) made.set(`${table}.${name}`, [table, name, definition]);
  return [
    ...(gone.length > 0 ? [`DELETE FROM baara_object WHERE (table_name, name) IN (${tuples(gone)})`] : []),
    ...(made.size > 0
      ? [
          `INSERT INTO baara_object VALUES ${tuples([...made.values()])} ` +
            'ON CONFLICT (table_name, name) DO UPDATE SET definition = excluded.definition',
        ]
      : []),
  ];
}

function tuples(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `(${row.map(quote).join(', ')})`).join(', ');
}
