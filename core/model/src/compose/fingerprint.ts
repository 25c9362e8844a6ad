import type { ModelField } from '../field.ts';
import type { ModelForm } from '../model.ts';

/** A hash (64 bits, hexadecimal) of everything in the forms that concerns storage: names, kinds, targets, constraints; never wording. */
export function fingerprint(forms: readonly ModelForm[]): string {
  const shape = forms.map((form) => [
    form.id,
    form.kind,
    form.dated ?? null,
    form.unique,
    form.search ?? null,
    form.place,
    shapeOf(form.fields),
  ]);
  return hash(JSON.stringify(shape));
}

const wording = new Set([
  'label',
  'help',
  'section',
  'synonyms',
  'required',
  'readonly',
  'visibleWhen',
  'default',
  'hidden',
  'value',
]);

function storageOf(field: ModelField): string {
  let shape = '';
  for (const [key, value] of Object.entries(field)) {
    if (wording.has(key)) continue;
    shape += `${key}:${field.kind === 'group' && key === 'fields' ? shapeOf(value) : JSON.stringify(value)};`;
  }
  return shape;
}

const shapeOf = (fields: ModelForm['fields']): string => Object.values(fields).map(storageOf).join('\n');

/** cyrb53 by bryc (public domain), widened to two 32-bit words: not for secrets, only to tell shapes apart. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}
