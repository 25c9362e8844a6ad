import { BaaraError, type Expression, type ModelForm } from '@baara/model';
import { quote, quoteName } from '../database/index.ts';

const comparisons = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

/**
 * A condition written into DDL, where no parameter can stand: literals, own columns, comparisons and their combinations.
 * Throws `model.broken` for what would depend on the day, the user or another record.
 */
export function predicate(form: ModelForm, expression: Expression): string {
  const write = (node: Expression): string => {
    switch (node.op) {
      case 'literal':
        return literal(node.value);
      case 'field':
        if (isOwn(form, node.path)) return quoteName(node.path[0]);
        break;
      case 'eq':
      case 'ne':
      case 'lt':
      case 'le':
      case 'gt':
      case 'ge':
        return `(${write(node.left)} ${comparisons[node.op]} ${write(node.right)})`;
      case 'and':
      case 'or':
        return `(${node.args.map(write).join(node.op === 'and' ? ' AND ' : ' OR ')})`;
      case 'not':
        return `(NOT ${write(node.arg)})`;
      case 'in':
        return `(${write(node.value)} IN (${node.list.map(literal).join(', ')}))`;
      case 'isEmpty':
        if (isOwn(form, node.field)) return `(${quoteName(node.field[0])} IS NULL)`;
        break;
    }
    throw new BaaraError({
      code: 'model.broken',
      problems: [{ code: 'dated.when', form: form.id, params: { operator: node.op } }],
    });
  };
  return write(expression);
}

function isOwn(form: ModelForm, path: readonly string[]): path is readonly [string] {
  return path.length === 1 && (path[0] as string) in form.fields;
}

function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? quote(value) : String(value);
}
