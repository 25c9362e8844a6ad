import type { ModelField } from '@baara/model';
import type { Value, Values } from './types.ts';

/** One record or list item that a value names. */
export interface Named {
  readonly target: string;
  readonly by: 'id' | 'code';
  readonly key: string;
  /** Field path: `facility`, `dependants.0.school`. */
  readonly path: string;
}

/** Everything that these fields' values name, in groups too. `only` limits the top level to some keys. */
export function namedIn(
  fields: Readonly<Record<string, ModelField>>,
  values: Values,
  only?: { has(key: string): boolean },
  prefix = '',
): Named[] {
  const named: Named[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field || value === null || (only && !only.has(key))) continue;
    named.push(...namedBy(field, value, `${prefix}${key}`));
  }
  return named;
}

function namedBy(field: ModelField, value: Value, path: string): Named[] {
  switch (field.kind) {
    case 'ref':
    case 'tree_ref':
      return [{ target: field.form, by: 'id', key: String(value), path }];
    case 'choice':
      return [{ target: field.list, by: 'code', key: String(value), path }];
    case 'refs':
      return items(value).map((each) => ({ target: field.form, by: 'id', key: String(each), path }));
    case 'choices':
      return items(value).map((each) => ({ target: field.list, by: 'code', key: String(each), path }));
    case 'group':
      return items(value).flatMap((row, index) => namedIn(field.fields, row as Values, undefined, `${path}.${index}.`));
    default:
      return [];
  }
}

function items(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
