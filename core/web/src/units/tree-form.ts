import type { Overview, OverviewForm } from '../api/types.ts';

/** The form of the organisation tree, when this reader may read it. */
export function treeForm(overview: Overview | null): OverviewForm | undefined {
  return Object.values(overview?.forms ?? {}).find((form) => form.tree && form.can.includes('read'));
}

/** Whether a form is the organisation tree: its records have pages of their own. */
export function isTree(overview: Overview | null, form: string | undefined): boolean {
  return form !== undefined && overview?.forms[form]?.tree !== undefined;
}
