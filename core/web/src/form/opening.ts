import { BaaraError, uuidv7 } from '@baara/model';
import { readForm } from '../api/model.ts';
import { readRecord } from '../api/records.ts';
import type { FormSlice } from '../api/types.ts';
import { type Entry, entryOf, newEntry } from './entry.ts';
import { type KnownParent, parentKnown } from './parent.ts';

/** What a page of writing begins with. */
export interface Opening {
  readonly entry: Entry;
  /** The record's own title; empty for a new one. */
  readonly title: string;
  /** Fields that are not asked here: the page knows them, or they change elsewhere. */
  readonly omit: readonly string[];
  /** Where one came from, in words, and its address; empty: the form's list, named in the language of the moment. */
  readonly context: string;
  readonly back: string;
  /** What a new record knows from its address. */
  readonly parent: KnownParent;
}

const noParent: KnownParent = { values: {}, labels: {}, title: '' };

/** A record to be changed, or a new one with its defaults and what its address says of it. */
export async function opening(facts: {
  readonly form: string;
  readonly record: string | undefined;
  readonly query: URLSearchParams;
}): Promise<Opening> {
  const { form, record, query } = facts;
  // Asked for side by side: on a slow line one after the other is twice the wait.
  const [slice, view] = await Promise.all([readForm(form), record ? readRecord(form, record) : null]);
  if (view) {
    if (view.can && !view.can.includes('update')) throw new BaaraError({ code: 'access.denied' });
    // What changes on a date has pages of its own: the server takes it no other way.
    const omit = slice.reorganised?.fields ?? [];
    const { title } = view;
    return { entry: entryOf(slice, view), title, omit, context: title, back: `/f/${form}/${record}`, parent: noParent };
  }
  const parent = await parentKnown(slice, query);
  return {
    entry: blankEntry(slice, parent),
    title: '',
    omit: Object.keys(parent.values),
    context: parent.title,
    back: parent.address ?? `/f/${form}`,
    parent,
  };
}

/** A new record of a form, under its parent where it has one. */
export function blankEntry(slice: FormSlice, { values, labels }: KnownParent): Entry {
  return newEntry(slice, uuidv7(), values, labels);
}
