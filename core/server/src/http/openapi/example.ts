import type { ModelField, ModelForm } from '@baara/model';

const id = '0199f2b6-5c3e-7d40-8a51-2f6f1c3f9a10';

/** Believable values for the fields that must be filled, and for the first few others. */
export function exampleValues(form: ModelForm): Readonly<Record<string, unknown>> {
  const fillable = Object.values(form.fields).filter(
    ({ hidden, readonly, kind }) => !hidden && !readonly && kind !== 'computed' && kind !== 'sequence',
  );
  const required = fillable.filter((field) => field.required === true);
  const shown = [
    ...required,
    ...fillable.filter((field) => field.required !== true && form.columns.includes(field.key)),
  ];
  return Object.fromEntries(shown.map((field) => [field.key, exampleValue(field)]));
}

function exampleValue(field: ModelField): unknown {
  switch (field.kind) {
    case 'integer':
    case 'money':
      return field.min ?? 1;
    case 'decimal':
      return field.min ?? 1.5;
    case 'date':
      return '2026-01-31';
    case 'month':
      return '2026-01';
    case 'boolean':
      return true;
    case 'choice':
      return 'code';
    case 'choices':
      return ['code'];
    case 'ref':
    case 'tree_ref':
    case 'file':
    case 'image':
      return id;
    case 'refs':
      return [id];
    case 'phone':
      return '+22376123456';
    case 'email':
      return 'awa.traore@sante.gov.ml';
    case 'gps':
      return { latitude: 12.6392, longitude: -8.0029 };
    case 'group':
      return [];
    default:
      return 'Traoré';
  }
}
