import type { ModelForm, PlacePath } from '../model.ts';
import type { Forms, Report } from './verify.ts';

/** Place is required on every form: each path must lead to a unit of the tree, to an owner, or to everyone. */
export function verifyPlace(form: ModelForm, forms: Forms, report: Report): void {
  if (form.place.length === 0) report('place.missing', {});
  for (const path of form.place) {
    const reason = flaw(path, form, forms);
    if (reason) report('place.invalid', { reason });
  }
  if (!form.tree) return;
  const states = forms[form.tree.states];
  const successions = forms[form.tree.successions];
  if (!states?.dated) report('tree.invalid', { reason: `${form.tree.states}: dated` });
  if (!successions) report('tree.invalid', { reason: form.tree.successions });
}

function flaw(path: PlacePath, form: ModelForm, forms: Forms): string | undefined {
  switch (path.kind) {
    case 'everyone':
    case 'owner':
      return undefined;
    case 'unit': {
      const field = form.fields[path.field];
      return field?.kind === 'tree_ref' ? undefined : `"${path.field}"`;
    }
    case 'via': {
      const field = form.fields[path.field];
      if (field?.kind !== 'ref') return `via("${path.field}")`;
      return leadsBack(field.form, form.id, forms) ? `via("${path.field}") ↺` : undefined;
    }
    case 'posts': {
      const postings = forms[path.form];
      const sound =
        postings?.dated &&
        postings.fields[path.record]?.kind === 'ref' &&
        postings.fields[path.unit]?.kind === 'tree_ref' &&
        postings.fields[path.owner]?.kind === 'boolean';
      return sound ? undefined : `posts("${path.form}")`;
    }
    default:
      // Only JavaScript can say it.
      return JSON.stringify(path);
  }
}

/** Whether following `via` from `start` comes back to `goal`. */
function leadsBack(start: string, goal: string, forms: Forms, seen: ReadonlySet<string> = new Set()): boolean {
  if (start === goal) return true;
  if (seen.has(start)) return false;
  return (forms[start]?.place ?? []).some((path) => {
    if (path.kind !== 'via') return false;
    const field = forms[start]?.fields[path.field];
    return field?.kind === 'ref' && leadsBack(field.form, goal, forms, new Set([...seen, start]));
  });
}
