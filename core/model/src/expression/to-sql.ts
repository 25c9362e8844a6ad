import { blanks, foldLigatures, foldTable, lowerTable, type Translation, upperTable } from '../words/fold.ts';
import type { Aggregate, Expression } from './ast.ts';
import { largestMove } from './operations.ts';
import { readPattern } from './pattern.ts';
import { chunk, join, raw, type SqlChunk } from './sql-chunk.ts';
import { commonType, constant, naturalType, type SqlResolver, sqlTypes, type ValueType } from './sql-type.ts';
import { partsOf } from './walk.ts';

/**
 * Compiles an expression that `check` has accepted to SQL with the answers of `evaluate`; empty, unknown and error are NULL.
 * Numbers are computed as double precision, as JavaScript does.
 */
export function toSql(expression: Expression, resolver: SqlResolver): SqlChunk {
  return compile(expression, resolver, undefined);
}

function compile(expression: Expression, resolver: SqlResolver, expected: ValueType | undefined): SqlChunk {
  const as = (part: Expression, type: ValueType) => compile(part, resolver, type);
  switch (expression.op) {
    case 'literal':
      return constant(expression.value, expected ?? naturalType(expression.value));
    case 'field': {
      const { sql, type } = resolver.field(expression.path);
      return type === 'number' ? chunk`(${sql})::double precision` : sql;
    }
    case 'today':
      return resolver.today;
    case 'user':
      return resolver.user(expression.fact);
    case 'and':
      return joined(conjuncts(expression.args, resolver), ' AND ');
    case 'or':
      return joined(
        expression.args.map((arg) => as(arg, 'boolean')),
        ' OR ',
      );
    case 'not':
      return chunk`(NOT ${as(expression.arg, 'boolean')})`;
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge': {
      const type = commonType([expression.left, expression.right], resolver);
      const ordered = expression.op !== 'eq' && expression.op !== 'ne';
      const collation = raw(ordered && sqlTypes[type] === 'text' ? ' COLLATE "C"' : '');
      return chunk`(${as(expression.left, type)} ${raw(comparisons[expression.op])} ${as(expression.right, type)}${collation})`;
    }
    case 'in': {
      if (expression.list.length === 0) return raw('false');
      const list = expression.list.map((item): Expression => ({ op: 'literal', value: item }));
      const type = commonType([expression.value, ...list], resolver);
      return chunk`(${as(expression.value, type)} IN (${join(
        expression.list.map((item) => constant(item, type)),
        ', ',
      )}))`;
    }
    case 'any': {
      const found = resolver.many(expression.field, expression.list);
      return chunk`(CASE WHEN ${resolver.unknown(expression.field)} THEN NULL ELSE ${found} END)`;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const [left, right] = [as(expression.left, 'number'), as(expression.right, 'number')];
      if (expression.op === 'divide') return chunk`(${left} / nullif(${right}, 0))`;
      return chunk`(${left} ${raw(arithmetic[expression.op])} ${right})`;
    }
    case 'if': {
      const type = expected ?? commonType([expression.yes, expression.no], resolver);
      return chunk`(CASE WHEN ${as(expression.test, 'boolean')} THEN ${as(expression.yes, type)} ELSE ${as(expression.no, type)} END)`;
    }
    case 'coalesce': {
      const type = expected ?? commonType(expression.args, resolver);
      return chunk`coalesce(${join(
        expression.args.map((arg) => as(arg, type)),
        ', ',
      )})`;
    }
    case 'concat':
      return joined(
        expression.args.map((arg) => written(arg, resolver)),
        ' || ',
      );
    case 'length':
      return chunk`char_length(${as(expression.arg, 'text')})::double precision`;
    case 'upper':
      return translated(as(expression.arg, 'text'), upperTable);
    case 'lower':
      return translated(as(expression.arg, 'text'), lowerTable);
    case 'trim':
      return chunk`btrim(${as(expression.arg, 'text')}, ${quoted(blanks)})`;
    case 'contains':
      return chunk`(position(${folded(as(expression.text, 'text'))} in ${folded(as(expression.value, 'text'))}) > 0)`;
    case 'startsWith':
      return chunk`starts_with(${folded(as(expression.value, 'text'))}, ${folded(as(expression.text, 'text'))})`;
    case 'matches': {
      const read = readPattern(expression.pattern);
      if ('fault' in read) return raw('NULL::boolean');
      return chunk`(${as(expression.value, 'text')} COLLATE "C" ~ ${read.source}::text)`;
    }
    case 'isEmpty': {
      const { sql, type } = resolver.field(expression.field);
      const none = type === 'many' ? chunk`NOT ${resolver.many(expression.field)}` : chunk`${sql} IS NULL`;
      return chunk`(${none} AND NOT ${resolver.unknown(expression.field)})`;
    }
    case 'isUnknown':
      return resolver.unknown(expression.field);
    case 'daysBetween':
      return chunk`(${as(expression.to, 'date')} - ${as(expression.from, 'date')})::double precision`;
    case 'monthsBetween': {
      const age = ageBetween(expression.from, expression.to, resolver);
      return chunk`(extract(year from ${age}) * 12 + extract(month from ${age}))::double precision`;
    }
    case 'yearsBetween':
      return chunk`extract(year from ${ageBetween(expression.from, expression.to, resolver)})::double precision`;
    case 'addDays':
      return chunk`(${as(expression.date, 'date')} + ${amount(expression, resolver)})`;
    case 'addMonths':
      return chunk`(${as(expression.date, 'date')} + make_interval(months => ${amount(expression, resolver)}))::date`;
    case 'addYears':
      return chunk`(${as(expression.date, 'date')} + make_interval(years => ${amount(expression, resolver)}))::date`;
    case 'aggregate':
      return aggregated(expression, resolver);
    case 'under':
      return resolver.under(resolver.field(expression.field).sql, expression.unit);
  }
}

/** The conditions of an AND; both bounds of a value that is worked out ask for it once. */
function conjuncts(args: readonly Expression[], resolver: SqlResolver): SqlChunk[] {
  const compiled: SqlChunk[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [one, other] = [args[at] as Expression, args[at + 1]];
    const bounds = other && between(one, other, resolver);
    compiled.push(bounds ?? compile(one, resolver, 'boolean'));
    if (bounds) at += 1;
  }
  return compiled;
}

function between(lower: Expression, upper: Expression, resolver: SqlResolver): SqlChunk | undefined {
  if ((lower.op !== 'ge' && lower.op !== 'gt') || (upper.op !== 'lt' && upper.op !== 'le')) return undefined;
  const { left } = lower;
  if (left.op !== 'field' || upper.left.op !== 'field' || left.path.join('.') !== upper.left.path.join('.'))
    return undefined;
  const { type, isWorkedOut } = resolver.field(left.path);
  if (!isWorkedOut || (type !== 'date' && type !== 'number')) return undefined;
  const [from, to] = [compile(lower.right, resolver, type), compile(upper.right, resolver, type)];
  const value = compile(left, resolver, type);
  return chunk`(SELECT b.v ${raw(comparisons[lower.op])} ${from} AND b.v ${raw(comparisons[upper.op])} ${to} FROM (SELECT ${value} AS v OFFSET 0) b)`;
}

/** Whether something of an expression stands in another row: behind a reference, or in rows of another form. */
function isLookedUp(expression: Expression): boolean {
  return [...partsOf(expression)].some(
    (part) => part.op === 'aggregate' || (part.op === 'field' && part.path.length > 1),
  );
}

function aggregated(aggregate: Aggregate, resolver: SqlResolver): SqlChunk {
  const rows = resolver.rows?.(aggregate);
  if (!rows) return raw('NULL');
  const { fact, where, by } = aggregate;
  const from = where ? chunk`${rows.from} AND ${compile(where, rows.row, 'boolean')}` : rows.from;
  if (fact === 'count') return chunk`(SELECT count(*)::double precision ${from})`;
  if (fact === 'exists') return chunk`(EXISTS (SELECT 1 ${from}))`;
  const of = aggregate.value ?? ({ op: 'literal', value: null } as const);
  const value = compile(of, rows.row, commonType([of], rows.row));
  if (fact === 'sum') return chunk`(SELECT coalesce(sum(${value}), 0::double precision) ${from})`;
  if (fact !== 'latest') return chunk`(SELECT ${raw(fact)}(${value}) ${from})`;
  const day = rows.row.field([by ?? '']).sql;
  return chunk`(SELECT ${value} ${from} AND ${day} IS NOT NULL ORDER BY ${day} DESC, ${rows.id} DESC LIMIT 1)`;
}

const comparisons = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
const arithmetic = { add: '+', subtract: '-', multiply: '*' } as const;

function joined(parts: readonly SqlChunk[], operator: string): SqlChunk {
  return chunk`(${join(parts, operator)})`;
}

/** A part of a text: numbers without a negative zero, dates and months as ISO text. */
function written(part: Expression, resolver: SqlResolver): SqlChunk {
  const type = commonType([part], resolver);
  const sql = compile(part, resolver, type);
  if (type === 'number') return chunk`((${sql}) + 0::double precision)::text`;
  if (type === 'date') return chunk`to_char(${sql}, 'YYYY-MM-DD')`;
  return type === 'month' ? chunk`to_char(${sql}, 'YYYY-MM')` : sql;
}

/** One of this program's own tables as a literal: as parameters they would be sent with each query and keep an index from matching. */
const quoted = (text: string): SqlChunk => raw(`'${text.replaceAll("'", "''")}'`);

function translated(text: SqlChunk, table: Translation): SqlChunk {
  return chunk`translate(${text}, ${quoted(table.from)}, ${quoted(table.to)})`;
}

/** The same as `foldText`: small letters without accents, ligatures or kinds of apostrophe. */
export function folded(text: SqlChunk): SqlChunk {
  const spelled = foldLigatures.reduce(
    (sql, [ligature, letters]) => chunk`replace(${sql}, ${quoted(ligature)}, ${quoted(letters)})`,
    text,
  );
  return translated(spelled, foldTable);
}

/** The months and days from one date to another, by the calendar; `timestamp` because the age of a `timestamptz` depends on the zone. */
function ageBetween(from: Expression, to: Expression, resolver: SqlResolver): SqlChunk {
  const [start, end] = [compile(from, resolver, 'date'), compile(to, resolver, 'date')];
  return chunk`age(${end}::timestamp, ${start}::timestamp)`;
}

/** By how much a date moves: a whole number within bounds, else NULL. */
function amount(move: Extract<Expression, { op: keyof typeof largestMove }>, resolver: SqlResolver): SqlChunk {
  const most = largestMove[move.op];
  const { amount: by } = move;
  if (by.op === 'literal' && typeof by.value === 'number' && Number.isInteger(by.value) && Math.abs(by.value) <= most)
    return chunk`${by.value}::integer`;
  const sql = compile(by, resolver, 'number');
  // What is looked up elsewhere is looked up once: OFFSET 0 keeps the planner from writing it out again.
  if (isLookedUp(by))
    return chunk`(SELECT CASE WHEN q.v = trunc(q.v) AND abs(q.v) <= ${raw(String(most))} THEN q.v::integer END FROM (SELECT ${sql} AS v OFFSET 0) q)`;
  return chunk`(CASE WHEN ${sql} = trunc(${sql}) AND abs(${sql}) <= ${raw(String(most))} THEN (${sql})::integer END)`;
}
