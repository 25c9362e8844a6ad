import type { MessageKey } from '@baara/i18n';
import type { Text } from '@baara/model';
import type { Overview, OverviewForm } from '../api/types.ts';

export interface MenuEntry {
  readonly id: string;
  readonly label: Text;
  readonly icon: string;
  readonly forms: readonly OverviewForm[];
  /** Pages that modules draw themselves, and those of the app's own: these are named by a message. */
  readonly pages: readonly { readonly label: Text | MessageKey; readonly address: string }[];
}

/** The menus that hold something this reader may read, in order. */
export function menuEntries(overview: Overview | null): readonly MenuEntry[] {
  if (!overview) return [];
  const readable = Object.values(overview.forms).filter((form) => form.menu !== undefined && form.can.includes('read'));
  return [...overview.menus]
    .sort((one, other) => one.order - other.order)
    .map((menu) => ({
      ...menu,
      forms: readable.filter((form) => form.menu === menu.id && form.kind !== 'list'),
      pages: [...ownPages(readable, menu.id), ...pagesUnder(overview, menu.id)],
    }))
    .filter((entry) => entry.forms.length + entry.pages.length > 0);
}

/** The lists of a menu have one page together: there may be fifty of them. */
function ownPages(readable: readonly OverviewForm[], menu: string): MenuEntry['pages'] {
  const hasLists = readable.some((form) => form.menu === menu && form.kind === 'list');
  return hasLists ? [{ label: 'vocabulary:title', address: '/lists' }] : [];
}

function pagesUnder({ parts }: Overview, menu: string): MenuEntry['pages'] {
  return parts.flatMap(({ module, pages }) =>
    pages.filter((page) => page.menu === menu).map(({ label, path }) => ({ label, address: `/p/${module}/${path}` })),
  );
}

/**
 * The address of a form's list. What has a place is first shown as far as the unit one works in goes: the criterion stands in the
 * address and can be taken away. The organisation tree begins with the tree, which leads to its list.
 */
export function listAddress(form: Pick<OverviewForm, 'id' | 'place' | 'tree'>, unit: string | undefined): string {
  if (form.tree) return '/units';
  const criterion = unit && placeCriterion(form, unit);
  return criterion ? `/f/${form.id}?${criterion}` : `/f/${form.id}`;
}

/** The criterion of a list that keeps to a unit and what is below it; nothing for what belongs to everybody. */
export function placeCriterion({ place }: Pick<OverviewForm, 'place'>, unit: string): string | undefined {
  const own = place.find((path) => path.kind === 'unit');
  if (own?.kind === 'unit') return `w.${own.field}=under:${unit}`;
  return place.some((path) => path.kind === 'posts' || path.kind === 'via') ? `under=${unit}` : undefined;
}
