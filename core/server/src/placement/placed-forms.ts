import type { Model, ModelForm, PlacePath } from '@baara/model';

type PostsPath = Extract<PlacePath, { kind: 'posts' }>;

/** A form whose records are where their posts are. */
export interface PlacedForm {
  readonly form: ModelForm;
  /** The derived table, `<form>_place`. */
  readonly table: string;
  readonly paths: readonly PostsPath[];
}

const known = new WeakMap<Model, readonly PlacedForm[]>();

/** The forms of a Model that are placed by posts. */
export function placedForms(model: Model): readonly PlacedForm[] {
  const found = known.get(model);
  if (found) return found;
  const placed = Object.values(model.forms).flatMap((form): PlacedForm[] => {
    const paths = form.place.filter((path) => path.kind === 'posts');
    return paths.length === 0 ? [] : [{ form, table: `${form.id}_place`, paths }];
  });
  known.set(model, placed);
  return placed;
}

/** The form of that id when it is placed by posts, else null. */
export function placedForm(model: Model, id: string): PlacedForm | null {
  return placedForms(model).find(({ form }) => form.id === id) ?? null;
}
