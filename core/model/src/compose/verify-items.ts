import type { ListItem, ModelForm } from '../model.ts';
import type { Forms, Report } from './verify.ts';

/** A list's items: codes once only, parents and replacements that exist, attributes that are fields of the list. */
export function verifyItems(form: ModelForm, forms: Forms, report: Report): void {
  const codes = new Set(form.items.map((item) => item.code));
  for (const item of form.items) {
    const reason = flaw(item, form, forms, codes);
    if (reason) report('item.invalid', { code: item.code, reason });
  }
}

function flaw(item: ListItem, form: ModelForm, forms: Forms, codes: ReadonlySet<string>): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$/.test(item.code)) return 'code';
  if (!item.label?.fr || !item.label?.en) return 'label fr / en';
  if (item.parent !== undefined && !codes.has(item.parent)) return `parent "${item.parent}"`;
  if (item.replaced_by !== undefined && !codes.has(item.replaced_by)) return `replaced_by "${item.replaced_by}"`;
  for (const [key, value] of Object.entries(item.attributes ?? {})) {
    const field = form.fields[key];
    if (!field) return `attribute "${key}"`;
    const items = field.kind === 'choice' ? forms[field.list]?.items : undefined;
    if (items?.length && value !== null && !items.some((each) => each.code === value))
      return `${key} = "${String(value)}"`;
  }
  return undefined;
}
