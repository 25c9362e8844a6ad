import { enqueueJob } from './queue.ts';

/** Work that is begun by the clock: each day, or on some days of the week, at a time of the site's time zone. */
export interface Schedule {
  readonly kind: string;
  /** `HH:MM`. */
  readonly at: string;
  /** 1 is Monday, 7 Sunday; absent: every day. */
  readonly weekdays?: readonly number[];
}

/** A moment as the site's clocks show it. */
export interface ClockTime {
  /** ISO date. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
}

/** What the clocks of a time zone show now. */
export function clockIn(timeZone: string, now: Date = new Date()): ClockTime {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
  const [day = '', time = ''] = parts.split(' ');
  return { day, time };
}

/** The schedules whose time has come on that day. */
export function dueSchedules(schedules: readonly Schedule[], { day, time }: ClockTime): readonly Schedule[] {
  const weekday = ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return schedules.filter(({ at, weekdays }) => at <= time && (weekdays?.includes(weekday) ?? true));
}

/**
 * Writes the jobs whose time has come today, in the current transaction. The key of a job is its kind and day, so that of several nodes,
 * and of a node that was down at the time and starts later, one job comes.
 */
export async function enqueueDue(schedules: readonly Schedule[], clock: ClockTime): Promise<void> {
  for (const { kind, at } of dueSchedules(schedules, clock)) {
    await enqueueJob(kind, { day: clock.day }, { key: `${kind}@${clock.day}T${at}` });
  }
}
