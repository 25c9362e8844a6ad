import type { FieldKind } from '../field.ts';
import type { ModelForm } from '../model.ts';
import type { Forms } from './verify.ts';

/** Kinds that are kept in one column, so that a value can be copied. */
const single: ReadonlySet<FieldKind> = new Set([
  ...(['text', 'long_text', 'integer', 'decimal', 'money', 'date', 'month', 'boolean'] as const),
  ...(['choice', 'ref', 'tree_ref', 'phone', 'email', 'identifier'] as const),
]);

/** What keeps a form's dated rows from saying what is so today of the record that they belong to. */
export function snapshotFlaws({ snapshot, dated, fields }: ModelForm, forms: Forms): string[] {
  if (!snapshot) return [];
  const reference = fields[snapshot.record];
  if (reference?.kind !== 'ref') return [`"${snapshot.record}"`];
  const flaws =
    dated?.exclusive?.join() === snapshot.record && !dated.when ? [] : [`dated.exclusive: ['${snapshot.record}']`];
  for (const [from, to] of Object.entries(snapshot.fields)) {
    const [own, there] = [fields[from], forms[reference.form]?.fields[to]];
    const target = (field: typeof own) => field && ('list' in field ? field.list : 'form' in field ? field.form : '');
    if (!own || !there || !single.has(own.kind) || own.kind !== there.kind || target(own) !== target(there))
      flaws.push(`${from} → ${reference.form}.${to}`);
  }
  return flaws;
}
