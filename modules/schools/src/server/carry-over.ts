import { uuidv7 } from '@baara/model';
import { applyEnvelope, type Operation, type PartContext, readRecord, type Values } from '@baara/server';
import { asEngine } from './as-engine.ts';

interface Passage {
  readonly id: string;
  readonly values: Values;
}

/** What goes from a student's row into the person's file, and what stands there already. */
interface Papers {
  readonly diplomas: readonly Values[];
  readonly licences: readonly Values[];
  /** Numbers of diplomas, councils and kinds of document that the file holds. */
  readonly known: readonly string[];
  readonly programme: { readonly degree: string | null; readonly level: string | null };
  readonly school: { readonly id: string; readonly name: string };
}

/**
 * Writes a graduate's diplomas, inscriptions, identity document and contact into the person's file, as rows that say whose student's row
 * they come from, and the student's row on the person. What the file holds already is left alone. It is the engine's own work: who
 * recruits need not be able to read the school's papers.
 */
export function carryOver(passages: readonly Passage[], { sql }: PartContext): Promise<void> {
  return asEngine('carry a graduate’s papers over', async () => {
    for (const { id, values } of passages) {
      const person = String(values.person);
      const [papers] = await sql<{ found: Papers }>`
        SELECT jsonb_build_object(
          'diplomas', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.issued), '[]') FROM diploma d WHERE d.student = s.id),
          'licences', (SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.registered), '[]') FROM student_licence l WHERE l.student = s.id),
          'known', (SELECT coalesce(jsonb_agg(word), '[]') FROM (
            SELECT 'diploma ' || e.number FROM education e WHERE e.person = ${person}::uuid AND e.number IS NOT NULL
            UNION ALL SELECT 'degree ' || e.degree || ' ' || e.year FROM education e WHERE e.person = ${person}::uuid AND e.year IS NOT NULL
            UNION ALL SELECT 'council ' || r.council FROM registration r WHERE r.person = ${person}::uuid
            UNION ALL SELECT 'document ' || n.type FROM person_identifier n WHERE n.person = ${person}::uuid
            UNION ALL SELECT 'contact ' || c.name FROM person_contact c WHERE c.person = ${person}::uuid AND c.name IS NOT NULL) k(word)),
          'programme', jsonb_build_object('degree', g.degree, 'level', g.level),
          'school', jsonb_build_object('id', c.id, 'name', c.name)) AS found
        FROM student s JOIN intake i ON i.id = s.intake JOIN school_programme g ON g.id = i.programme JOIN school c ON c.id = g.school
        WHERE s.id = ${id}::uuid`;
      if (!papers) continue;
      const rows = rowsOf({ id, values }, papers.found);
      const operations: Operation[] = rows.map(([form, row]) => ({
        ...{ do: 'create', form, id: uuidv7(), values: { ...row, person } },
      }));
      const { rev, values: file } = await readRecord({ form: 'person', id: person });
      if ((file.schools_student ?? null) === null)
        operations.push({ do: 'update', form: 'person', id: person, rev, values: { schools_student: id } });
      if (operations.length > 0) await applyEnvelope({ id: uuidv7(), operations });
    }
  });
}

function rowsOf({ id, values }: Passage, papers: Papers): readonly (readonly [form: string, values: Values])[] {
  const { diplomas, licences, known, programme, school } = papers;
  const from = { schools_student: id };
  const yearOf = (date: unknown) => (typeof date === 'string' ? Number(date.slice(0, 4)) : null);
  const learnt = { institution: school.name, schools_school: school.id, level: programme.level ?? null, ...from };
  const graduated = yearOf(values.graduated);
  const isKnown = (degree: unknown, year: number | null) => known.includes(`degree ${String(degree)} ${year}`);
  const education = diplomas
    .filter(
      ({ number, degree, issued }) => !known.includes(`diploma ${String(number)}`) && !isKnown(degree, yearOf(issued)),
    )
    .map(
      ({ degree, number, grade, major, scan, issued }): Values => ({
        ...{ ...learnt, degree: degree ?? null, number: number ?? null, grade: grade ?? null, major: major ?? null },
        ...{ scan: scan ?? null, year: yearOf(issued) },
      }),
    );
  const isUnproved = diplomas.length === 0 && programme.degree !== null && !isKnown(programme.degree, graduated);
  const registration = licences
    .filter(({ council }) => !known.includes(`council ${String(council)}`))
    .map(
      ({ council, number, kind, applied, registered, licence_number, licence_expires }): Values => ({
        ...{ council: council ?? null, number: number ?? null, kind: kind ?? null, applied: applied ?? null },
        ...{ registered: registered ?? null, licence_number: licence_number ?? null },
        ...{ licence_expires: licence_expires ?? null, status: 'ACTIVE', ...from },
      }),
    );
  const { identity_type: type, identity_number: number, identity_expires: expires } = values;
  const { guardian, guardian_relationship: relationship, guardian_phone: mobile } = values;
  return [
    ...education.map((row) => ['education', row] as const),
    ...(isUnproved ? [['education', { ...learnt, degree: programme.degree, year: graduated }] as const] : []),
    ...registration.map((row) => ['registration', row] as const),
    ...(type && number && !known.includes(`document ${String(type)}`)
      ? [['person_identifier', { type, number, expires: expires ?? null }] as const]
      : []),
    ...(guardian && relationship && !known.includes(`contact ${String(guardian)}`)
      ? [['person_contact', { kind: 'EMERGENCY', name: guardian, relationship, mobile: mobile ?? null }] as const]
      : []),
  ];
}
