import type { ModelField } from '../field.ts';
import type { FormHandle, PlaceDraft } from '../form.ts';
import type { ModelForm, PlacePath } from '../model.ts';
import type { WorkingForm } from './working.ts';

/** The finished form. What cannot be resolved is left as written, for `verify` to name. */
export function assembleForm(form: WorkingForm): ModelForm {
  const { draft } = form;
  const fields: Record<string, ModelField> = {};
  const sections = new Map<string, string>();
  for (const { key, fields: placed } of form.sections) for (const each of placed) sections.set(each, key);
  for (const [key, field] of form.fields) {
    field.section = sections.get(key) ?? '';
    fields[key] = field as ModelField;
  }
  const visible = (key: string) => fields[key]?.hidden !== true;
  return {
    id: form.id,
    module: form.module,
    label: form.label,
    plural: form.plural,
    ...(draft.help && { help: draft.help }),
    kind: draft.kind,
    fields,
    sections: form.sections.filter((section) => section.fields.length > 0),
    rules: form.rules,
    place: form.place.map((path) => resolvePath(path, form.id)),
    title: draft.title,
    columns: form.columns.filter(visible),
    sort: draft.sort,
    ...(draft.dated && { dated: draft.dated }),
    ...(draft.tree && { tree: { states: idOf(draft.tree.states), successions: idOf(draft.tree.successions) } }),
    unique: draft.unique,
    ...((draft.search || form.identifiers.length > 0) && {
      search: { names: form.names, identifiers: form.identifiers },
    }),
    ...(draft.duplicates && { duplicates: draft.duplicates }),
    sensitive: draft.sensitive,
    was: draft.was,
    ...(draft.snapshot && { snapshot: draft.snapshot }),
    ...(draft.timeline !== undefined && { timeline: draft.timeline }),
    ...(draft.consults && { consults: draft.consults }),
    ...(draft.actions && { actions: draft.actions }),
    ...(draft.byAction && { byAction: draft.byAction }),
    ...(draft.menu && { menu: draft.menu }),
    items: [...form.items.values()],
  };
}

function resolvePath(path: PlaceDraft, form: string): PlacePath {
  if (path === 'everyone' || path === 'owner') return { kind: path };
  if (typeof path === 'string') return { kind: 'unit', field: path };
  if (path.kind !== 'posts' || typeof path.form === 'string') return path as PlacePath;
  const back = Object.entries(path.form.fields as Record<string, { kind: string; target?: unknown }>).find(
    ([, field]) => field.kind === 'ref' && (field.target as FormHandle | undefined)?.id === form,
  );
  return { kind: 'posts', form: path.form.id, record: back?.[0] ?? '', unit: path.unit, owner: path.owner };
}

const idOf = (form: FormHandle | string) => (typeof form === 'string' ? form : form.id);
