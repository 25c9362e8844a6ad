import type { Action, Expression, Grant, Model, ModelForm } from '@baara/model';
import { covers } from './covers.ts';
import type { RoleInForce } from './roles.ts';

type Taken = RoleInForce['taken'][number];

/** What is left of a grant for one form once a rule has taken its part: nothing, the grant as it was, or its pieces. */
export function narrow(grant: Grant, taken: Taken, form: ModelForm, model: Model): readonly Grant[] {
  const touched = grant.actions.filter((action) => taken.actions.includes(action));
  if (touched.length === 0) return [grant];
  const untouched = grant.actions.filter((action) => !taken.actions.includes(action));
  const of = (actions: readonly Action[], fields: '*' | readonly string[]) => ({
    ...grant,
    form: form.id,
    actions,
    fields,
  });
  const pieces: Grant[] = untouched.length > 0 ? [{ ...grant, actions: untouched }] : [];
  const [gone, kept] = partsOf(grant, taken, form, model);
  if (kept.length > 0) pieces.push(of(touched, kept));
  if (taken.verb === 'limit' && gone.length !== 0) {
    const scope = taken.scope === 'unit' ? 'unit' : grant.scope;
    pieces.push({ ...of(touched, gone), scope, ...whenBoth(grant.when, taken.when) });
  }
  return pieces;
}

/** The fields of a grant that the rule takes, and those that it leaves. */
function partsOf(
  grant: Grant,
  { fields }: Taken,
  form: ModelForm,
  model: Model,
): readonly ['*' | readonly string[], readonly string[]] {
  if (fields === null) return [grant.fields ?? '*', []];
  const covered = Object.values(form.fields).filter((field) => covers(grant, form, field, model));
  const keys = covered.map(({ key }) => key);
  return [keys.filter((key) => fields.includes(key)), keys.filter((key) => !fields.includes(key))];
}

function whenBoth(one: Expression | undefined, other: Expression | undefined): { readonly when?: Expression } {
  if (one && other) return { when: { op: 'and', args: [one, other] } };
  const when = one ?? other;
  return when ? { when } : {};
}
