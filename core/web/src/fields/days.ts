/** The day after an ISO date. */
export function nextDay(iso: string): string {
  return moved(iso, 1);
}

/** The day before an ISO date: the inclusive last day of a period that is stored half-open. */
export function previousDay(iso: string): string {
  return moved(iso, -1);
}

function moved(iso: string, days: number): string {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? iso : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}
