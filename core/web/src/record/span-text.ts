import { nextDay } from '../fields/days.ts';
import { translation } from '../state/language.ts';

/** How long an inclusive period lasted, in years and months; in days below a month. */
export function spanText(from: string, to: string): string {
  const { t } = translation();
  const end = nextDay(to);
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = end.split('-').map(Number);
  const months = (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
  if (months < 1) return t('record:days', { count: Math.round((Date.parse(end) - Date.parse(from)) / 86_400_000) });
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return [
    ...(years > 0 ? [t('record:years', { count: years })] : []),
    ...(rest > 0 ? [t('record:months', { count: rest })] : []),
  ].join(' ');
}

/** When it was: `du … au …`, `depuis le …`, `le …`, `à partir du …`. */
export function whenText(
  row: { readonly from: string; readonly to: string | null; readonly lasts: boolean },
  today: string,
): string {
  const { t, formats } = translation();
  const from = formats.day(row.from);
  if (row.to !== null) return t('record:from_to', { from, to: formats.day(row.to) });
  if (!row.lasts) return t('record:on', { day: from });
  return t(row.from > today ? 'record:starting' : 'record:since', { day: from });
}
