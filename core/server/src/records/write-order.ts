import type { ModelField, ModelForm } from '@baara/model';
import type { Settled } from './state.ts';

/** The drafts that one statement writes: of one form, with one verb. */
export interface WriteOrder {
  readonly groups: readonly (readonly Settled[])[];
  /** Constraints may be broken between the first statement and the last: they are to be looked at after all of them. */
  readonly mayBreak: boolean;
}

/**
 * The drafts of an envelope, a group a statement. New records only, each form behind those that it refers to, break no constraint on the way; else updates
 * come first, so that an assignment ends before the next one starts.
 */
export function writeOrderOf(drafts: readonly Settled[]): WriteOrder {
  const groups = new Map<string, Settled[]>();
  for (const draft of drafts) {
    const key = `${draft.verb === 'create' ? 1 : 0} ${draft.form.id} ${draft.verb}`;
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  if (drafts.length === 1) return { groups: [...groups.values()], mayBreak: false };
  const byForm = new Map(drafts.map(({ form }) => [form, groups.get(`1 ${form.id} create`)]));
  const forms = drafts.every(({ verb }) => verb === 'create') ? behindWhatTheyName([...byForm.keys()]) : null;
  if (forms) return { groups: forms.flatMap((form) => [byForm.get(form) ?? []]), mayBreak: false };
  return { groups: [...groups.keys()].sort().map((key) => groups.get(key) ?? []), mayBreak: true };
}

/** The forms, each behind all that it refers to; null where one refers to itself, or two to each other. */
function behindWhatTheyName(forms: readonly ModelForm[]): readonly ModelForm[] | null {
  const left = new Set(forms);
  const ordered: ModelForm[] = [];
  while (left.size > 0) {
    const next = [...left].find((form) => ![...left].some(({ id }) => namedBy(form).has(id)));
    if (!next) return null;
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

const known = new WeakMap<ModelForm, ReadonlySet<string>>();

/** The forms and lists that a form's fields refer to; made once per composed form. */
function namedBy(form: ModelForm): ReadonlySet<string> {
  const made = known.get(form) ?? new Set(Object.values(form.fields).flatMap(targetsOf));
  known.set(form, made);
  return made;
}

function targetsOf(field: ModelField): readonly string[] {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return [field.list];
    case 'ref':
    case 'refs':
    case 'tree_ref':
      return [field.form];
    case 'group':
      return Object.values(field.fields).flatMap(targetsOf);
    default:
      return [];
  }
}
