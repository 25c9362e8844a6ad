import { BaaraError } from '@baara/model';
import { current } from '../database/index.ts';
import { rowsKey } from './policy-shape.ts';
import { sessionReach } from './session-reach.ts';

/**
 * The units at or below which the session reads every record of a form, and every field that any of its grants shows; what a grant's condition narrows is
 * left out. For counts that would be wrong of people of whom one reads only a part. Throws `request.unknown_form`.
 */
export function unitsRead(id: string): 'everywhere' | readonly string[] {
  const form = current().model.forms[id];
  if (!form) throw new BaaraError({ code: 'request.unknown_form', params: { form: id } });
  const reach = sessionReach(form);
  const sets = Object.entries(reach).flatMap(([key, reached]) =>
    reached === true ? [] : key === rowsKey || '' in reached ? [reached[''] ?? []] : [],
  );
  const narrow = sets.filter((set) => set !== 'everywhere');
  const [first = []] = narrow;
  return narrow.length === 0 ? 'everywhere' : first.filter((unit) => narrow.every((set) => set.includes(unit)));
}
