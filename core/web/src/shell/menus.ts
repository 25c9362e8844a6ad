import type { Text } from '@baara/model';
import type { Overview, OverviewForm, SessionInfo } from '../api/types.ts';

export interface MenuEntry {
  readonly id: string;
  readonly label: Text;
  readonly icon: string;
  readonly forms: readonly OverviewForm[];
  /** Pages that modules draw themselves. */
  readonly pages: readonly { readonly label: Text; readonly address: string }[];
}

/** The menus that hold something this reader may read, in order. */
export function menuEntries(overview: Overview | null): readonly MenuEntry[] {
  if (!overview) return [];
  const readable = Object.values(overview.forms).filter((form) => form.menu !== undefined && form.can.includes('read'));
  return [...overview.menus]
    .sort((one, other) => one.order - other.order)
    .map((menu) => ({
      ...menu,
      forms: readable.filter((form) => form.menu === menu.id),
      pages: pagesUnder(overview, menu.id),
    }))
    .filter((entry) => entry.forms.length + entry.pages.length > 0);
}

function pagesUnder({ parts }: Overview, menu: string): MenuEntry['pages'] {
  return parts.flatMap(({ module, pages }) =>
    pages.filter((page) => page.menu === menu).map(({ label, path }) => ({ label, address: `/p/${module}/${path}` })),
  );
}

/**
 * The address of a form's list. People who are placed by their posts are first shown as far as the reader's own unit goes: a regional manager
 * begins with the region's agents, and takes the criterion away to look further. The organisation tree begins with the tree, which leads to its list.
 */
export function listAddress(
  form: Pick<OverviewForm, 'id' | 'place' | 'tree'>,
  session: Pick<SessionInfo, 'roles'> | null,
): string {
  if (form.tree) return '/units';
  const units = new Set((session?.roles ?? []).map((role) => role.unit?.id ?? null));
  const [only] = units;
  const isPlaced = form.place.some((path) => path.kind === 'posts');
  return isPlaced && units.size === 1 && only ? `/f/${form.id}?under=${only}` : `/f/${form.id}`;
}
