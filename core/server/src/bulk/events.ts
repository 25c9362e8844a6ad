import { BaaraError, type ModelForm, uuidv7 } from '@baara/model';
import { deny, fieldPolicy } from '../access/index.ts';
import { formNamed } from '../records/index.ts';
import type { Operation, RecordView } from '../records/types.ts';
import { rowsOn } from './rows-on.ts';
import type { BulkAction, Intent } from './types.ts';

type Event = Extract<BulkAction, { readonly do: 'event' }>;

/**
 * The field by which rows of a form belong to records of another, of which each has one row at a time. Throws `request.malformed` for
 * a form whose rows stand side by side, or that places people: who changes place is moved.
 */
export function ownerField(row: ModelForm, of: ModelForm): string {
  const [owner, ...others] = row.dated?.exclusive ?? [];
  const field = owner === undefined ? undefined : row.fields[owner];
  const isSole = others.length === 0 && row.dated?.when === undefined;
  if (owner === undefined || !isSole || field?.kind !== 'ref' || field.form !== of.id) {
    throw new BaaraError({ code: 'request.malformed', params: { parameter: 'action.form', reason: 'unknown' } });
  }
  return owner;
}

/** By one act, the row that holds of each on that day goes on as another; where there is none, a first one begins. */
export async function events(
  form: string,
  { form: rowForm, values }: Event,
  records: readonly RecordView[],
): Promise<ReadonlyMap<string, Intent>> {
  const child = formNamed(rowForm);
  const owner = ownerField(child, formNamed(form));
  const told = Object.keys(values).filter((key) => key !== 'valid_from');
  const readable = told.filter((key) => child.fields[key] && fieldPolicy(rowForm, key, 't') !== deny);
  const day = String(values.valid_from);
  const held = await rowsOn({ form: rowForm, owner, day, records, select: [owner, ...readable] });
  const rowOf = new Map(held.map((row) => [String(row.values[owner]), row]));
  return new Map(
    records.map(({ id }): [string, Intent] => {
      const row = rowOf.get(id);
      const operation: Operation = row
        ? { do: 'update', form: rowForm, id: row.id, rev: row.rev, values, nature: 'event' }
        : { do: 'create', form: rowForm, id: uuidv7(), values: { ...values, [owner]: id } };
      const former = Object.fromEntries(readable.map((key) => [key, row?.values[key] ?? null]));
      return [id, { kind: 'operations', operations: [operation], former }];
    }),
  );
}
