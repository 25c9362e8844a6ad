import { BaaraError, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import {
  type Allowed,
  allowRead,
  asCondition,
  compiled,
  mayMove,
  memoised,
  type ReadPlan,
  rowPolicy,
} from '../access/index.ts';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { stateAt } from './as-of.ts';
import { type ChildRows, countChildren, readChildren } from './children.ts';
import { wordingsOf } from './labels.ts';
import { type ReadRow, readRow, selected } from './rows.ts';
import { formNamed } from './shape.ts';
import type { Ability, RecordView } from './types.ts';
import { viewOf } from './view.ts';

export interface ReadRequestOf {
  readonly form: string;
  readonly id: string;
  /** ISO date: the record as the register had it at the end of that day, its dated children as they held on it. */
  readonly asOf?: string;
  /**
   * `children`: the first 20 records of each form that belongs to this one, and how many there are. `summary`: those of the
   * form that places it alone, its posts, and how many there are of every form.
   */
  readonly include?: 'children' | 'summary';
}

/**
 * One record with its groups, links and wordings, and what its reader may do with it. A deleted one is shown, marked, to
 * those who may restore it. Throws `record.not_found` for what does not exist or may not be read.
 */
export async function readRecord(request: ReadRequestOf): Promise<RecordView> {
  const form = formNamed(request.form);
  const { row, can } = await readOne(form, request.id);
  const then = request.asOf === undefined ? row : await stateAt(form, row, request.asOf);
  const { include, asOf } = request;
  const posts = form.place.flatMap((path) => (path.kind === 'posts' ? [path.form] : []));
  const only = include === 'summary' ? { only: new Set(posts) } : {};
  const children = include ? await readChildren(form, request.id, { asOf, ...only }) : [];
  const wordings = await wordingsOf([{ form, rows: [then] }, ...children]);
  const view = viewOf({ form, row: then, wordings });
  if (!include) return { ...view, can };
  const counted = include === 'summary' ? await countChildren(form, request.id, asOf) : {};
  return {
    ...{ ...view, can },
    children: Object.fromEntries(children.map((child) => [child.form.id, viewsOf(child, wordings)])),
    counts: { ...counted, ...Object.fromEntries(children.map((child) => [child.form.id, child.count])) },
  };
}

function viewsOf({ form, rows }: ChildRows, wordings: Parameters<typeof viewOf>[0]['wordings']): RecordView[] {
  return rows.map((row) => viewOf({ form, row, wordings }));
}

async function readOne(form: ModelForm, id: string): Promise<{ row: ReadRow; can: Ability[] }> {
  const key = `record ${form.id}`;
  const plan = memoised(key, () => allowRead({ form: form.id, includeDeleted: true }));
  const [found] = await current().connection.query(compiled(key, { id }, () => recordSql(plan)));
  if (!found) throw new BaaraError({ code: 'record.not_found', params: { form: form.id, id } });
  const can = (['update', 'delete', 'move'] as const).filter((action) => found[`may__${action}`] === true);
  return { row: readRow(plan, found), can };
}

function recordSql(plan: Allowed<ReadPlan>): Sql {
  const { form } = plan;
  const may = (ability: Ability): Sql => {
    const policy = ability === 'move' ? mayMove(form, plan.alias) : rowPolicy(form.id, ability, plan.alias);
    return sql`coalesce(${asCondition(policy)}, FALSE) AS ${sql.identifier(`may__${ability}`)}`;
  };
  return sql`SELECT ${selected(plan)}, ${may('update')}, ${may('delete')}, ${may('move')} FROM ${plan.from} WHERE ${sql.identifier(plan.alias)}.id = ${sql.placeholder('id')}::uuid AND ${plan.where}`;
}
