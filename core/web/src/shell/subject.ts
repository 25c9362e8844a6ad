import type { Overview } from '../api/types.ts';

/** The form that the site is about: the first of the navigation whose records are placed by their posts. */
export function subjectForm(overview: Overview | null): string | undefined {
  return Object.values(overview?.forms ?? {}).find(
    (form) => form.can.includes('read') && form.place.some((path) => path.kind === 'posts'),
  )?.id;
}
