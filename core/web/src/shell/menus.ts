import type { Text } from '@baara/model';
import type { Overview, OverviewForm } from '../api/types.ts';
import { language, say, translation } from '../state/language.ts';
import { session } from '../state/session.ts';

/** A page that a menu leads to. */
export interface MenuLink {
  readonly title: string;
  readonly address: string;
  /** Beginnings of the addresses at which the reader is there. */
  readonly within: readonly string[];
}

export interface MenuEntry {
  readonly id: string;
  readonly label: Text;
  readonly icon: string;
  readonly links: readonly MenuLink[];
}

/** A drop-down longer than this is read line by line instead of seen. */
export const mostInMenu = 9;

/** Where all lists of choices are found: they stand in menus as one entry. */
const listsAddress = '/lists';

/**
 * The menus that hold something this reader may read, in order: the forms that people work with, the pages that modules
 * draw, then the lists of choices behind one entry. `unit` is the unit one works in.
 */
export function menuEntries(overview: Overview | null, unit: string | undefined): readonly MenuEntry[] {
  if (!overview) return [];
  const readable = readableForms(overview);
  const home = readable.find(({ kind }) => kind === 'list')?.menu;
  return [...overview.menus]
    .sort((one, other) => one.order - other.order)
    .map((menu) => ({
      ...menu,
      links: [
        ...(home === menu.id ? administrationLinks() : []),
        ...readable.filter((form) => form.kind !== 'list' && form.menu === menu.id).map((form) => formLink(form, unit)),
        ...pagesUnder(overview, menu.id),
        ...(home === menu.id ? [listsLink(), ...demonstrationLinks()] : []),
      ],
    }))
    .filter(({ links }) => links.length > 0);
}

/** The lists of choices that this reader may read, by name. */
export function listLinks(overview: Overview | null): readonly MenuLink[] {
  if (!overview) return [];
  return readableForms(overview)
    .filter(({ kind }) => kind === 'list')
    .map(({ id, plural }) => ({
      title: say(plural),
      address: `${listsAddress}/${id}`,
      within: [`${listsAddress}/${id}`],
    }))
    .sort((one, other) => one.title.localeCompare(other.title, language.get()));
}

/** What a menu lists itself: where it holds more, the first of them and the page of all. */
export function shownLinks({ id, links }: MenuEntry): readonly MenuLink[] {
  if (links.length <= mostInMenu) return links;
  const address = `/menu/${id}`;
  const title = translation().t('shell:menu_all', { count: links.length });
  return [...links.slice(0, mostInMenu - 1), { title, address, within: [address] }];
}

/** Whether a path is one of a link's pages. */
export function isWithin({ within }: MenuLink, path: string): boolean {
  return within.some((start) => path === start || path.startsWith(`${start}/`));
}

function readableForms({ forms }: Overview): readonly OverviewForm[] {
  return Object.values(forms).filter((form) => form.menu !== undefined && form.can.includes('read'));
}

function formLink(form: OverviewForm, unit: string | undefined): MenuLink {
  const within = [`/f/${form.id}`, `/import/${form.id}`, ...(form.tree ? ['/units'] : [])];
  return { title: say(form.plural), address: listAddress(form, unit), within };
}

/** Accounts and the audit, by the rights of the reader. */
function administrationLinks(): readonly MenuLink[] {
  const rights = session.get()?.rights ?? [];
  const { t } = translation();
  return [
    ...(rights.includes('administer-users')
      ? [{ title: t('accounts:title'), address: '/accounts', within: ['/accounts'] }]
      : []),
    ...(rights.includes('administer-roles')
      ? [{ title: t('roles:title'), address: '/roles', within: ['/roles'] }]
      : []),
    ...(rights.includes('see-audit') ? [{ title: t('audit:title'), address: '/audit', within: ['/audit'] }] : []),
    ...(rights.includes('configure-site') ? [{ title: t('jobs:title'), address: '/jobs', within: ['/jobs'] }] : []),
  ];
}

/** Whether anything can wait for this reader at all. */
export function hasWorkflows(overview: Overview | null): boolean {
  return Object.keys(overview?.workflows ?? {}).length > 0;
}

/** The page of what waits. */
export function tasksLink(): MenuLink {
  return { title: translation().t('workflow:tasks'), address: '/tasks', within: ['/tasks'] };
}

function listsLink(): MenuLink {
  return { title: translation().t('vocabulary:title'), address: listsAddress, within: [listsAddress] };
}

function pagesUnder({ parts }: Overview, menu: string): readonly MenuLink[] {
  return parts.flatMap(({ module, pages }) =>
    pages
      .filter((page) => page.menu === menu)
      .map(({ label, path }) => {
        const address = `/p/${module}/${path}`;
        return { title: say(label), address, within: [address] };
      }),
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

/** Offered on a demonstration, to who configures the site. */
function demonstrationLinks(): readonly MenuLink[] {
  const here = session.get();
  if (!here?.demo || !here.rights.includes('configure-site')) return [];
  const address = '/demonstration';
  return [{ title: translation().t('vocabulary:demonstration'), address, within: [address] }];
}
