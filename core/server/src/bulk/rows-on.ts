import type { Expression } from '@baara/model';
import { listRecords } from '../records/index.ts';
import type { RecordView } from '../records/types.ts';

/** The dated rows of a form that hold on a day and belong, by their field `owner`, to one of these records (at most 100). */
export async function rowsOn(rows: {
  readonly form: string;
  readonly owner: string;
  readonly day: string;
  readonly records: readonly RecordView[];
  readonly select: readonly string[];
}): Promise<readonly RecordView[]> {
  const { form, owner, day, records, select } = rows;
  const field = (key: string): Expression => ({ op: 'field', path: [key] });
  const on: Expression = { op: 'literal', value: day };
  const where: Expression = {
    op: 'and',
    args: [
      { op: 'in', value: field(owner), list: records.map(({ id }) => id) },
      { op: 'le', left: field('valid_from'), right: on },
      {
        op: 'or',
        args: [
          { op: 'isEmpty', field: ['valid_to'] },
          { op: 'gt', left: field('valid_to'), right: on },
        ],
      },
    ],
  };
  return (await listRecords({ form, where, select: [...select], limit: 200 })).rows;
}
