import { type Expression, type Figure, figureCondition, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { allowCounts, type CountPlan } from '../access/index.ts';
import { type Counted, current, queryRemembered } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { titleSql } from '../records/index.ts';
import type { FigureCount, ItemCount } from './types.ts';

/** Figures of one form that one statement counts: those without items of their own go with the first that has some. */
interface Batch {
  readonly form: ModelForm;
  readonly by: string | undefined;
  readonly figures: readonly Figure[];
}

/**
 * The figures of the first page at or below a unit (null: wherever the session may look), in the order in which they are declared: one
 * statement for each form, and one more for each further choice that is counted item by item. A figure that asks about what the
 * session may not read is left out; one that took long a short while ago is not counted again. Throws `request.malformed` for a unit that is no id.
 */
export async function readFigures(unit: string | null): Promise<readonly FigureCount[]> {
  const { model } = current();
  const counted = new Map<string, FigureCount>();
  for (const batch of batchesOf(model.figures, model.forms)) {
    const plan = planOf(batch, unit);
    if (plan.conditions.every((condition) => condition === null)) continue;
    const answer = await queryRemembered(statementOf(batch, plan));
    batch.figures.forEach((figure, at) => {
      if (plan.conditions[at] !== null) counted.set(figure.id, countOf(figure, answer, at));
    });
  }
  return model.figures.flatMap(({ id }) => counted.get(id) ?? []);
}

function batchesOf(figures: readonly Figure[], forms: Readonly<Record<string, ModelForm>>): Batch[] {
  return [...new Set(figures.map(({ form }) => form))].flatMap((id) => {
    const form = forms[id];
    if (!form) return [];
    const own = figures.filter((figure) => figure.form === id);
    const [first, ...others] = new Set(own.flatMap(({ by }) => by ?? []));
    const together = own.filter(({ by }) => by === undefined || by === first);
    return [
      { form, by: first, figures: together },
      ...others.map((by) => ({ form, by, figures: own.filter((figure) => figure.by === by) })),
    ];
  });
}

/** A form with a unit of its own is counted there; one whose records work in a unit, where they work. */
function planOf({ form, by, figures }: Batch, unit: string | null): CountPlan {
  const { today } = current();
  const own = form.place.find((path) => path.kind === 'unit');
  const counts = figures.map((figure) => {
    const where = figureCondition(figure, form, today);
    return { ...(where && { where }), ...(figure.by === undefined ? {} : { isByItem: true }) };
  });
  const request = { form: form.id, counts, ...(by === undefined ? {} : { by }) };
  if (unit === null || isEverybodys(form)) return allowCounts(request);
  if (own?.kind !== 'unit') return allowCounts({ ...request, under: unit });
  const where: Expression = { op: 'under', field: [own.field], unit };
  return allowCounts({ ...request, where });
}

function isEverybodys(form: ModelForm): boolean {
  return form.place.every(({ kind }) => kind === 'everyone');
}

function statementOf({ form, by }: Batch, { alias, where, conditions }: CountPlan): Sql {
  const counts = conditions.map(
    (condition, at) => sql`count(*) FILTER (WHERE ${condition ?? sql`FALSE`}) AS ${sql.identifier(`c${at}`)}`,
  );
  const all = sql`count(*) AS whole`;
  const from = sql`FROM ${sql.identifier(form.id)} ${sql.identifier(alias)} WHERE ${where}`;
  const list = by === undefined ? undefined : listOf(form, by);
  if (by === undefined || !list) return sql`SELECT ${sql.join([all, ...counts], sql`, `)} ${from}`;
  const item = sql`${sql.identifier(alias)}.${sql.identifier(by)}`;
  const isUnknown = sql`${by} = ANY(${sql.identifier(alias)}.unknown)`;
  const { session } = current();
  const label = titleSql(list, 'n', session.kind === 'user' && session.language === 'en' ? 'en' : 'fr');
  return sql`SELECT c.*, (SELECT ${label} FROM ${sql.identifier(list.id)} n WHERE n.code = c.item) AS label FROM (SELECT ${item} AS item, ${isUnknown} AS unknown, ${sql.join([all, ...counts], sql`, `)} ${from} GROUP BY 1, 2) c`;
}

function listOf(form: ModelForm, by: string): ModelForm | undefined {
  const field = form.fields[by];
  return field?.kind === 'choice' ? current().model.forms[field.list] : undefined;
}

function countOf(figure: Figure, { rows, counted: before }: Counted, at: number): FigureCount {
  const numbers = rows.map((row) => Number(row[`c${at}`] ?? 0));
  const count = numbers.reduce((sum, each) => sum + each, 0);
  const whole = rows.reduce((sum, row) => sum + Number(row.whole ?? 0), 0);
  const counted = {
    ...{ id: figure.id, count },
    ...(figure.share ? { whole } : {}),
    ...(before ? { counted: before.toISOString() } : {}),
  };
  if (figure.by === undefined) return counted;
  const items = rows.flatMap((row, index): ItemCount[] => {
    const number = numbers[index] ?? 0;
    if (number === 0) return [];
    const code = typeof row.item === 'string' ? row.item : null;
    return [
      { code, label: typeof row.label === 'string' ? row.label : code, unknown: row.unknown === true, count: number },
    ];
  });
  return { ...counted, items: items.sort((one, other) => other.count - one.count) };
}
