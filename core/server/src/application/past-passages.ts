import { BaaraError, type DemonstrationBatch, type Model, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import { loadPassages, type OldPassage } from '../history/index.ts';

/** The passages that the demonstration's rows have behind them: kept while rows are written, written once its accounts are there. */
export interface PastPassages {
  note(batch: DemonstrationBatch): void;
  write(): Promise<void>;
}

export function pastPassages(model: Model): PastPassages {
  const found: (OldPassage & { readonly by: string | null })[] = [];
  return {
    note({ form, rows }) {
      for (const row of rows) if (row.passages) found.push(...passagesOf(model, form, row));
    },
    async write() {
      const names = [...new Set(found.flatMap(({ by }) => by ?? []))];
      const rows = await query(
        sql`SELECT id::text AS id, username FROM baara_user WHERE username = ANY(${sql.param(names)}::text[])`,
      );
      const users = new Map(rows.map(({ username, id }) => [String(username), String(id)]));
      await loadPassages(
        found.map(({ by, ...line }) => ({ ...line, user: by === null ? null : (users.get(by) ?? null) })),
        uuidv7(),
      );
    },
  };
}

type Row = DemonstrationBatch['rows'][number];

/**
 * Each passage with the states that it leads from and to, as the workflow has them. A loaded record is in its first revision: what was before counts down to it, so
 * that no later passage meets it. Throws `model.broken` when a path is none, or leads elsewhere than the record stands.
 */
function passagesOf(model: Model, form: string, { id, values, passages = [] }: Row) {
  const [first] = passages;
  const workflow = Object.values(model.workflows ?? {}).find(
    (each) => each.form === form && each.transitions.some(({ key }) => key === first?.transition),
  );
  if (!workflow) return [];
  let state = workflow.initial;
  const lines = passages.map(({ transition, on, by, reason = null }, at) => {
    const way = workflow.transitions.find(({ key, from }) => key === transition && from.includes(state));
    if (!way) throw broken(form, `${state} ${transition}`);
    const line = { from: state, to: way.to, rev: at + 2 - passages.length, at: momentOf(on, at) };
    state = way.to;
    return { form, record: id, workflow: workflow.id, transition, by, reason, user: null, ...line };
  });
  if (state !== values[workflow.field]) throw broken(form, `${state} ${String(values[workflow.field])}`);
  return lines;
}

/** In the morning of a day, one after the other. */
const momentOf = (day: string, at: number): string => `${day}T${String(8 + (at % 8)).padStart(2, '0')}:30:00Z`;

const broken = (form: string, text: string): BaaraError =>
  new BaaraError({ code: 'model.broken', params: { site: form, count: 1, text } });
