/** Which table an id is of; part of the id so that two tables never share one. */
const kinds = [
  'person',
  'assignment',
  'career',
  'administrative_position',
  'leave',
  'education',
  'registration',
  'sanction',
  'post',
  'staffing_norm',
] as const;
export type IdKind = (typeof kinds)[number];

const firstMoment = 0x0190_0000_0000;

/** The ids of one seed: shaped as UUIDv7, in the order in which rows are made, so that indexes fill from one end. */
export function idsOf(seed: number): (kind: IdKind, number: number) => string {
  const tail = (Math.imul(seed ^ 0x5bd1e995, 0x85ebca6b) >>> 0).toString(16).padStart(8, '0');
  const heads = new Map(
    kinds.map((kind, index) => [kind, `7${String(index).padStart(3, '0')}-8${tail.slice(0, 3)}-${tail}`]),
  );
  return (kind, number) => {
    const time = (firstMoment + number).toString(16).padStart(12, '0');
    const last = (number % 0x10000).toString(16).padStart(4, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-${heads.get(kind)}${last}`;
  };
}
