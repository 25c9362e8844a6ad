import { uuidv7 } from '@baara/model';
import type { FormSlice, RecordView } from '../api/types.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { type Entry, newEntry } from '../form/entry.ts';
import type { Verb } from './actions.ts';

/** A new unit of a split. */
export interface Part {
  readonly entry: Entry;
}

/** What is being said of a reorganisation, before it is checked. */
export interface Draft {
  readonly on: string | null;
  readonly act: { readonly kind: string; readonly number: string; readonly date: string | null };
  readonly reason: string;
  /** Rename. */
  readonly name: string;
  /** Change. */
  readonly type: string | null;
  readonly status: string | null;
  /** Wordings of the type and the status that were chosen. */
  readonly words: Readonly<Record<string, string>>;
  /** Move. */
  readonly parent: ComboboxOption | null;
  /** Open, or merge into a new unit. */
  readonly fresh: Entry;
  /** Split: its new units, what becomes of the unit, and where each unit below goes: child → id of a part, or of the unit. */
  readonly parts: readonly Part[];
  readonly fate: 'ends' | 'goes_on';
  readonly shares: Readonly<Record<string, string>>;
  /** Merge. */
  readonly others: readonly ComboboxOption[];
  readonly into: string;
  /** Closing although people are there. */
  readonly accepted: boolean;
}

/** The unit that is reorganised, and what is known of its form. */
export interface Subject {
  readonly verb: Verb;
  readonly slice: FormSlice;
  readonly view: RecordView;
}

export const newUnit = 'new';

/** An empty draft; a split begins with as few parts as it may have. */
export function emptyDraft({ slice, view }: Subject): Draft {
  return {
    on: null,
    act: { kind: '', number: '', date: null },
    reason: '',
    name: '',
    type: view.values.type ? String(view.values.type) : null,
    status: view.values.status ? String(view.values.status) : null,
    words: {},
    parent: null,
    fresh: newEntry(slice, uuidv7()),
    parts: [newPart(slice, view), newPart(slice, view)],
    fate: 'ends',
    shares: {},
    others: [],
    into: view.id,
    accepted: false,
  };
}

/** A part of the same type as the unit that is split. */
export function newPart(slice: FormSlice, view: RecordView): Part {
  const known = view.values.type ? { type: view.values.type } : {};
  return { entry: newEntry(slice, uuidv7(), known, view.labels) };
}

/** The fields that a new unit must have: where it hangs, and whether it is open, is the page's to say. */
export function askedFields(slice: FormSlice): readonly string[] {
  const kept = new Set(['parent', 'status', 'opened']);
  const order = slice.sections.flatMap((section) => section.fields);
  return order.filter((key) => {
    const field = slice.fields[key];
    return field?.required === true && !field.readonly && !field.hidden && !kept.has(key);
  });
}

/** What a new unit is called so far. */
export function nameOf(entry: Entry, otherwise: string): string {
  return (
    entry.slice.title
      .map((key) => String(entry.values[key] ?? ''))
      .join(' ')
      .trim() || otherwise
  );
}
