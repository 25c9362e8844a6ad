import type { ModelForm } from './model.ts';

/** What a row of a time line tells of: where one works, one's standing, an absence, learning, an act, or anything else. */
export const timelineKinds = ['place', 'rank', 'absence', 'learning', 'act', 'event'] as const;

export type TimelineKind = (typeof timelineKinds)[number];

/** How a form's rows stand on the time line of the record that they belong to. */
export interface Timeline {
  /** The date field on which a row begins. */
  readonly from: string;
  /** The date field on which it ends; none: the row tells of one day. */
  readonly to?: string;
  readonly kind: TimelineKind;
}

/** What a form says of its time line: `false` keeps dated rows out of it. */
export type TimelineOption = Timeline | false;

/**
 * How a form's rows stand on a time line, or nothing. Dated rows stand there of themselves: those with a place in the
 * tree as places, others as events.
 *
 * @example timelineOf(assignment) // { from: 'valid_from', to: 'valid_to', kind: 'place' }
 */
export function timelineOf(form: Pick<ModelForm, 'timeline' | 'dated' | 'place'>): Timeline | undefined {
  if (form.timeline !== undefined) return form.timeline || undefined;
  if (!form.dated) return undefined;
  const isPlaced = form.place.some(({ kind }) => kind === 'unit');
  return { from: 'valid_from', to: 'valid_to', kind: isPlaced ? 'place' : 'event' };
}
