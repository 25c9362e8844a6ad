import { evaluate, type Scope } from '../expression/evaluate.ts';
import { empty, type FieldValue, failure, type Result } from '../expression/result.ts';
import type { ModelForm } from '../model.ts';

export interface RecordScopeOptions extends Omit<Scope, 'values' | 'unknown'> {
  readonly form: Pick<ModelForm, 'fields'>;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly unknown: readonly string[] | ReadonlySet<string>;
}

/** More levels of computed fields than this go round in a circle, which `compose` refuses. */
const deepest = 20;

/** What an expression over a record may read: its fields, its computed fields, and what `resolve` finds behind references. */
export function recordScope(options: RecordScopeOptions): Scope {
  const { form, resolve, ...rest } = options;
  let depth = 0;
  const scope: Scope = {
    ...rest,
    resolve(path): Result | undefined {
      const [key = ''] = path;
      const field = path.length === 1 && Object.hasOwn(form.fields, key) ? form.fields[key] : undefined;
      if (field?.kind !== 'computed') return path.length === 1 && field ? empty : resolve?.(path);
      if (depth >= deepest) return failure('expression.unresolved', { path });
      depth++;
      const result = evaluate(field.value, scope);
      depth--;
      return result;
    },
  };
  return scope;
}
