import { createHash } from 'node:crypto';

/** PostgreSQL cuts longer names in silence. */
const longest = 63;

/**
 * The name of a constraint or an index: table, columns, suffix; a long one is cut and keeps a hash of the whole.
 *
 * @example objectName('person', ['matricule'], 'key') // 'person_matricule_key'
 */
export function objectName(table: string, columns: readonly string[], suffix: string): string {
  const whole = [table, ...columns, suffix].join('_');
  if (whole.length <= longest) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8);
  return `${whole.slice(0, longest - suffix.length - 10)}_${hash}_${suffix}`;
}
