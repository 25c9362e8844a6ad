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
): Named[] {
  const named: Named[] = [];
  addNamed(named, fields, values, '', only);
  return named;
}

function addNamed(
  named: Named[],
  fields: Readonly<Record<string, ModelField>>,
  values: Values,
  prefix: string,
  only?: { has(key: string): boolean },
): void {
  for (const key in values) {
    const value = values[key];
    if (value === null || value === undefined || (only && !only.has(key)) || !Object.hasOwn(fields, key)) continue;
    addNamedBy(named, fields[key] as ModelField, value, prefix === '' ? key : `${prefix}${key}`);
  }
}

function addNamedBy(named: Named[], field: ModelField, value: Value, path: string): void {
  switch (field.kind) {
    case 'ref':
    case 'tree_ref':
      named.push({ target: field.form, by: 'id', key: String(value), path });
      break;
    case 'choice':
      named.push({ target: field.list, by: 'code', key: String(value), path });
      break;
    case 'refs':
      for (const each of items(value)) named.push({ target: field.form, by: 'id', key: String(each), path });
      break;
    case 'choices':
      for (const each of items(value)) named.push({ target: field.list, by: 'code', key: String(each), path });
      break;
    case 'group':
      for (const [index, row] of items(value).entries())
        addNamed(named, field.fields, row as Values, `${path}.${index}.`);
  }
}

function items(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
