import { findUnits, listItems } from '../api/choices.ts';
import { readForm } from '../api/model.ts';
import { listRecords } from '../api/records.ts';
import type { ComboboxSearch } from './combobox.ts';

const most = 10;

/** Units by name, with where they lie; nothing typed shows the top of what the reader may see. */
export const searchUnits: ComboboxSearch = async (words) => {
  const { units, more } = await findUnits({ q: words, limit: most });
  return {
    options: units.map((unit) => ({
      value: unit.id,
      label: unit.title,
      detail: [unit.type, unit.within.slice(-3).reverse().join(', ')].filter(Boolean).join(' · '),
    })),
    more,
  };
};

/** Items of a list by words of their label or their code. */
export function searchList(list: string): ComboboxSearch {
  return async (words) => {
    const { items, more } = await listItems(list, { q: words, limit: most * 2 });
    return { options: items.map((item) => ({ value: item.code, label: item.label })), more };
  };
}

/** Records of a form by name. */
export function searchRecords(form: string): ComboboxSearch {
  return async (words) => {
    const { search, title } = await readForm(form);
    const identifiers = search?.identifiers ?? [];
    const page = await listRecords({ form, q: words, limit: most, select: [...new Set([...title, ...identifiers])] });
    return {
      options: page.rows.map((row) => ({
        value: row.id,
        label: row.title,
        detail: identifiers
          .map((key) => row.values[key])
          .filter(Boolean)
          .join(' · '),
      })),
      more: page.next !== null,
    };
  };
}
