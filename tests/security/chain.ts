import fc from 'fast-check';
import { ids } from '../../core/server/src/http/testing.ts';
import { anything, date, text } from './hostile.ts';

const fresh = fc.uuid({ version: 7 });

/**
 * Envelopes as a browser sends them: a person, their post, a change of the person, now and then the post's end. In one of four a value of a later operation is
 * something else: what the earlier ones wrote must then be gone.
 */
export const chain: fc.Arbitrary<unknown> = fc
  .record({
    ...{ id: fresh, person: fresh, post: fresh },
    surname: text.filter((words) => words.trim() !== ''),
    begins: date,
    facility: fc.constantFrom(ids.north, ids.south),
    ends: fc.boolean(),
    broken: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.tuple(fc.constantFrom(1, 2), anything)),
  })
  .map(({ id, person, post, surname, begins, facility, ends, broken }) => {
    const placed = { person, facility, main: true, function: 'Infirmier', valid_from: begins };
    const operations: { values?: unknown }[] = [
      { do: 'create', form: 'person', id: person, values: { surname, forename: 'Awa' } } as object,
      { do: 'create', form: 'assignment', id: post, values: placed } as object,
      { do: 'update', form: 'person', id: person, rev: 1, values: { sex: 'F' } } as object,
      ...(ends ? [{ do: 'delete', form: 'assignment', id: post, rev: 1 } as object] : []),
    ];
    const [at, value] = broken ?? [];
    return {
      id,
      reason: 'Essai',
      operations: operations.map((operation, nth) =>
        nth === at ? { ...operation, values: { sex: value, facility: value } } : operation,
      ),
    };
  });
