import type { Aggregate, Expression, Scalar } from './ast.ts';
import type { FieldType } from './field-type.ts';
import { chunk, raw, type SqlChunk } from './sql-chunk.ts';

/** What the compiler asks of the server: columns, and what only it knows. A resolver may make joins and subqueries. */
export interface SqlResolver {
  /**
   * The column, or whatever else yields the field, and its type. A path through references is one value too. `isWorkedOut` says that it
   * is no column: naming it twice is working it out twice.
   */
  field(path: readonly string[]): { readonly sql: SqlChunk; readonly type: FieldType; readonly isWorkedOut?: boolean };
  /** A truth value that is never NULL: the field is said to be unknown (or a reference on the way to it is). */
  unknown(path: readonly string[]): SqlChunk;
  /** A truth value that is never NULL: the `choices` or `refs` field has a value among `list`, or, without a list, any value. */
  many(path: readonly string[], list?: readonly Scalar[]): SqlChunk;
  /** A `date`. */
  readonly today: SqlChunk;
  /** A `uuid`, or NULL. */
  user(fact: 'id' | 'person'): SqlChunk;
  /** Whether the unit in `column` lies at `unit` or below it; NULL where the column is. */
  under(column: SqlChunk, unit: string): SqlChunk;
  /** The rows of an aggregate: what follows SELECT, its conditions included, and what the compiler asks about one of them. */
  rows?(aggregate: Aggregate): { readonly from: SqlChunk; readonly id: SqlChunk; readonly row: SqlResolver };
}

export const sqlTypes: Readonly<Record<Exclude<FieldType, 'many' | 'state'>, string>> = {
  text: 'text',
  code: 'text',
  number: 'double precision',
  date: 'date',
  month: 'date',
  boolean: 'boolean',
  reference: 'uuid',
};

export type ValueType = keyof typeof sqlTypes;

export const naturalType = (value: Scalar): ValueType =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';

export function constant(value: Scalar, type: ValueType): SqlChunk {
  if (value === null) return raw(`NULL::${sqlTypes[type]}`);
  return chunk`${type === 'month' ? `${value}-01` : value}::${raw(sqlTypes[type])}`;
}

/** The type that operands have in common: a constant takes that of the others. */
export function commonType(parts: readonly Expression[], resolver: SqlResolver): ValueType {
  const found = parts.map((part) => typeIn(part, resolver));
  const leader = found.find((each) => each !== undefined && each !== 'constant');
  if (leader) return leader as ValueType;
  const literal = parts.find((part) => part.op === 'literal' && part.value !== null);
  return literal?.op === 'literal' ? naturalType(literal.value) : 'text';
}

/** The type of a part; `constant` for texts that take the type of what they stand beside, undefined for empty. */
function typeIn(part: Expression, resolver: SqlResolver): ValueType | 'constant' | undefined {
  switch (part.op) {
    case 'literal':
      if (part.value === null) return undefined;
      return typeof part.value === 'string' ? 'constant' : naturalType(part.value);
    case 'field': {
      const { type } = resolver.field(part.path);
      return type === 'many' || type === 'state' ? undefined : type;
    }
    case 'user':
      return 'reference';
    case 'today':
    case 'addDays':
    case 'addMonths':
    case 'addYears':
      return 'date';
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'length':
    case 'yearsBetween':
    case 'monthsBetween':
    case 'daysBetween':
      return 'number';
    case 'concat':
    case 'upper':
    case 'lower':
    case 'trim':
      return 'text';
    case 'aggregate': {
      if (part.fact === 'count' || part.fact === 'sum') return 'number';
      if (part.fact === 'exists' || !part.value) return 'boolean';
      const rows = resolver.rows?.(part);
      return rows && typeIn(part.value, rows.row);
    }
    case 'if':
      return leading([part.yes, part.no], resolver);
    case 'coalesce':
      return leading(part.args, resolver);
    default:
      return 'boolean';
  }
}

function leading(parts: readonly Expression[], resolver: SqlResolver): ValueType | 'constant' | undefined {
  const found = parts.map((part) => typeIn(part, resolver));
  return found.find((type) => type !== undefined && type !== 'constant') ?? found.find((type) => type !== undefined);
}
