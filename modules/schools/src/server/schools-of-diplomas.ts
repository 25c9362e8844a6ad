import { BaaraError, foldText, uuidv7 } from '@baara/model';
import { applyEnvelope, type PartContext, readRecord, type Values } from '@baara/server';
import { asEngine } from './as-engine.ts';

export interface Change {
  readonly form: string;
  readonly id: string;
  readonly verb: 'create' | 'update' | 'delete' | 'restore';
  readonly before: Values | null;
  readonly after: Values | null;
}

/**
 * Gives a diploma whose institution bears the name of a school of the register that school, unless its writer has said one; and a file
 * that is made for a graduate the student's row and the school. One statement for the schools, whatever the number of diplomas; none without.
 */
export async function recogniseSchools(changes: readonly Change[], { sql }: PartContext) {
  refuseLinks(changes);
  const diplomas = changes.filter(({ form, before, after }) => {
    if (form !== 'education' || typeof after?.institution !== 'string') return false;
    const isSaid = (after.schools_school ?? null) !== (before?.schools_school ?? null);
    return !isSaid && after.institution !== before?.institution;
  });
  const graduates = changes.flatMap(({ form, id, before, after }) => {
    const person = form === 'student' && after?.person !== before?.person ? after?.person : null;
    // Among the hundreds of an import nobody looks for a file that no student leads to.
    if (!person) return [];
    const isMade = changes.some((each) => each.form === 'person' && each.id === person && each.verb === 'create');
    return isMade ? [{ student: id, person: String(person), intake: String(after?.intake) }] : [];
  });
  if (diplomas.length === 0 && graduates.length === 0) return [];
  const intakes = graduates.map(({ intake }) => intake);
  const schools = await asEngine(
    'know the schools by their names',
    () =>
      sql<{ id: string; names: string; intakes: readonly string[] }>`
      SELECT s.id, concat_ws(chr(10), s.name, s.acronym, s.other_names) AS names, ARRAY(
        SELECT i.id::text FROM intake i JOIN school_programme g ON g.id = i.programme WHERE g.school = s.id AND i.id = ANY(${intakes}::uuid[])) AS intakes
      FROM school s`,
  );
  const named = new Map(
    schools.flatMap(({ id, names }) => names.split('\n').map((name) => [folded(name), id] as const)),
  );
  return [
    ...diplomas.map(({ form, id, after }) => ({
      ...{ form, id, values: { schools_school: named.get(folded(String(after?.institution))) ?? null } },
    })),
    ...graduates.map(({ student, person, intake }) => ({
      ...{ form: 'person', id: person },
      values: {
        schools_student: student,
        schools_school: schools.find((each) => each.intakes.includes(intake))?.id ?? null,
      },
    })),
  ];
}

/** Who became of a graduate is said by recruiting and by undoing it, not by a correction of the row. */
function refuseLinks(changes: readonly Change[]): void {
  const problems = changes.flatMap(({ form, id, verb, before, after }) => {
    const isLinked = form === 'student' && verb !== 'delete' && (after?.person ?? null) !== (before?.person ?? null);
    const isPassage = (after?.state ?? null) !== (before?.state ?? null) && before !== null;
    return isLinked && !isPassage ? [{ code: 'field.by_workflow', form, record: id, field: 'person', params: {} }] : [];
  });
  if (problems.length > 0)
    throw new BaaraError({ code: 'record.invalid', params: { count: problems.length }, problems });
}

const folded = (name: string): string => foldText(name).replace(/\s+/gu, ' ').trim();

/** Keeps on each person the school of the last diploma that has one: two statements when nothing differs, none without a diploma. */
export async function followDiplomas(changes: readonly Change[], { sql }: PartContext): Promise<void> {
  const diplomas = changes.filter(({ form }) => form === 'education');
  const persons = [...new Set(diplomas.flatMap(({ before, after }) => [before?.person, after?.person]))].filter(
    (person): person is string => typeof person === 'string',
  );
  if (persons.length === 0) return;
  await asEngine('keep the school of each person', async () => {
    const rows = await sql<{ id: string; school: string | null }>`
      SELECT p.id, l.school FROM person p LEFT JOIN LATERAL (
        SELECT e.schools_school AS school FROM education e WHERE e.person = p.id AND e.schools_school IS NOT NULL
        ORDER BY e.year DESC NULLS LAST, e.id DESC LIMIT 1) l ON TRUE
      WHERE p.id = ANY(${persons}::uuid[]) AND p.schools_school IS DISTINCT FROM l.school`;
    for (const { id, school } of rows) {
      const { rev } = await readRecord({ form: 'person', id });
      const values = { schools_school: school };
      await applyEnvelope({ id: uuidv7(), operations: [{ do: 'update', form: 'person', id, rev, values }] });
    }
  });
}
