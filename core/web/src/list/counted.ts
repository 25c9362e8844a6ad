import { countValues, type ValueCounts } from '../api/counts.ts';
import type { FormSlice, ListQuery } from '../api/types.ts';
import { expressionOf, type Filters, unitOf } from './filter.ts';
import { isPlaced } from './placed.ts';

/** What narrows a list beside its criteria: what is counted is what is listed. */
export type Narrowing = Pick<ListQuery, 'q' | 'figure'>;

/** How many have each value: one question for all fields without a criterion, one for each that has one, which it leaves out. */
export async function countBeside(
  slice: FormSlice,
  keys: readonly string[],
  criteria: { readonly filters: Filters; readonly narrowing: Narrowing },
): Promise<ValueCounts['fields']> {
  const { filters, narrowing } = criteria;
  const free = keys.filter((key) => !filters[key]);
  const questions = [...(free.length > 0 ? [free] : []), ...keys.filter((key) => filters[key]).map((key) => [key])];
  const answers = await Promise.all(
    questions.map(async (asked) => {
      const others = Object.fromEntries(Object.entries(filters).filter(([key]) => !asked.includes(key)));
      const query = {
        ...{ form: slice.id, where: expressionOf(others, slice.fields), ...narrowing },
        under: isPlaced(slice) ? unitOf(others) : undefined,
      };
      // Numbers are a help: the criteria work without them.
      return countValues(query, asked).catch(() => null);
    }),
  );
  return Object.assign({}, ...answers.map((answer) => answer?.fields)) as ValueCounts['fields'];
}
