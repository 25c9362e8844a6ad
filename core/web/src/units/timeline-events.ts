import type { ModelField } from '@baara/model';
import type { FormSlice, RecordView } from '../api/types.ts';
import { valueText } from '../fields/value-text.ts';

/** What a dated row changed, against the one before it. */
export interface StateChange {
  readonly field: ModelField;
  readonly before: string;
  readonly after: string;
}

export interface StateEvent {
  readonly row: RecordView;
  readonly from: string | null;
  /** Empty for the first row that is known. */
  readonly changes: readonly StateChange[];
  readonly first: boolean;
}

/** The dated rows of a unit as what happened, latest first; a row that repeats the one before it tells nothing. */
export function stateEvents(slice: FormSlice, rows: readonly RecordView[], keys: readonly string[]): StateEvent[] {
  const sorted = [...rows].sort((one, other) =>
    String(one.values.valid_from ?? '').localeCompare(String(other.values.valid_from ?? '')),
  );
  const events = sorted.map((row, at): StateEvent => {
    const before = sorted[at - 1];
    const changes = before
      ? keys.flatMap((key): StateChange[] => {
          const field = slice.fields[key];
          if (!field || (before.values[key] ?? null) === (row.values[key] ?? null)) return [];
          return [{ field, before: valueText(field, before), after: valueText(field, row) }];
        })
      : [];
    return {
      row,
      from: row.values.valid_from ? String(row.values.valid_from) : null,
      changes,
      first: before === undefined,
    };
  });
  return events.filter((event) => event.first || event.changes.length > 0).reverse();
}
