import type { ModelField } from '@baara/model';

/** A field that names the record, or the unit, to which this one belongs. */
export type ParentField = Extract<ModelField, { readonly kind: 'ref' | 'tree_ref' }>;

/** Whether a record is shown as a child of what this field names. */
export function isParentField(field: ModelField): field is ParentField {
  return (field.kind === 'ref' || field.kind === 'tree_ref') && field.parent === true;
}
