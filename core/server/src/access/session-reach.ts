import type { ModelForm } from '@baara/model';
import { current } from '../database/index.ts';
import { coveringGrants } from './field-policy.ts';
import { type HeldGrant, reaches } from './grants.ts';
import { memoised } from './memo.ts';
import { classesOf, conditionKey, rowsKey } from './policy-shape.ts';
import { heldFor } from './row-policy.ts';

/** By condition: the whole country, or the units of the subtrees. */
type Reached = Readonly<Record<string, 'everywhere' | readonly string[]>>;

/** What a session reads of a form: its rows, and of each class of fields where it is read; `true` is wherever the row is. */
export type SessionReach = Readonly<Record<string, Reached | true>>;

/** What the current session reads of a form, as the policies in the database ask for it. */
export function sessionReach(form: ModelForm): SessionReach {
  return memoised(`reach ${form.id}`, () => {
    const { model, session } = current();
    const classes = classesOf(model, form);
    if (session.kind === 'system')
      return { [rowsKey]: { '': 'everywhere' }, ...Object.fromEntries(classes.map(({ key }) => [key, true as const])) };
    const held = heldFor(form, 'read');
    return {
      [rowsKey]: reachedBy(held),
      ...Object.fromEntries(
        classes.map(({ key, fields }) => {
          const sets = fields.map((field) => new Set(coveringGrants(form, field, 'read')));
          const all = held.flatMap((each, position) => (sets.every((set) => set.has(position)) ? [each] : []));
          return [key, all.length === held.length ? true : reachedBy(all)];
        }),
      ),
    };
  });
}

function reachedBy(held: readonly HeldGrant[]): Reached {
  const reached = new Map<string, 'everywhere' | readonly string[]>();
  for (const { when, units } of reaches(held)) {
    const key = conditionKey(when);
    const known = reached.get(key);
    if (known !== 'everywhere')
      reached.set(key, units === 'everywhere' ? units : [...new Set([...(known ?? []), ...units])]);
  }
  return Object.fromEntries(reached);
}
