import type { Text } from '@baara/model';
import type { Overview, OverviewForm } from '../api/types.ts';

export interface MenuEntry {
  readonly id: string;
  readonly label: Text;
  readonly icon: string;
  readonly forms: readonly OverviewForm[];
}

/** The menus that hold something this reader may read, in order. */
export function menuEntries(overview: Overview | null): readonly MenuEntry[] {
  if (!overview) return [];
  const readable = Object.values(overview.forms).filter((form) => form.menu !== undefined && form.can.includes('read'));
  return [...overview.menus]
    .sort((one, other) => one.order - other.order)
    .map((menu) => ({ ...menu, forms: readable.filter((form) => form.menu === menu.id) }))
    .filter((entry) => entry.forms.length > 0);
}
