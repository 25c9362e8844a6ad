import type { DemonstrationBatch } from '@baara/model';
import { stableId, unitId } from '../../tree/ids.ts';
import { inBatches, unitBatches } from '../../tree/rows.ts';

type Row = DemonstrationBatch['rows'][number];
export type Values = Row['values'];

/** A row of a school: what it is called decides its id, its school's unit who keeps it. */
export const rowOf = (form: string, school: string, key: string, values: Values): Row => ({
  ...{ id: stableId(`mali/${form}/${school}/${key}`), owner: unitId(school), values },
});
export const idOf = (form: string, school: string, key: string): string => stableId(`mali/${form}/${school}/${key}`);

interface SchoolDraft {
  /** The code of its unit. */
  readonly unit: string;
  readonly values: Values;
  readonly programmes: readonly {
    readonly key: string;
    readonly values: Values;
    /** Applicants, places and admitted of a year, as declared. */
    readonly intake: readonly [applicants: number, places: number, admitted: number];
    /** How many years back intakes are on record. */
    readonly years: number;
  }[];
}

const years3 = { years: 3, semesters: 6, level: 'BAC3', entry_level: 'UPPER', category: 'SECOND', degree: 'LICENCE' };
const nurse = { name: 'Infirmier diplômé d’État', code: 'IDE', cadre: 'IDE', ...years3 };
const midwife = { name: 'Sage-femme', code: 'SF', cadre: 'SF', ...years3 };

/** Schools of the demonstration; the first three are those of the register that everybody knows. */
export const schools: readonly SchoolDraft[] = [
  {
    unit: 'ECOLE-INFSS',
    values: {
      ...{ name: 'Institut national de formation en sciences de la santé', acronym: 'INFSS', founded: 2004 },
      ...{ other_names: 'INFSS Bamako\nINFSS Kayes\nINFSS Sikasso\nINFSS Ségou\nINFSS Mopti', passing_score: 10 },
    },
    programmes: [
      { key: 'IDE', values: { ...nurse, places: 220 }, intake: [1_450, 220, 214], years: 4 },
      { key: 'SF', values: { ...midwife, places: 160 }, intake: [1_120, 160, 158], years: 4 },
      {
        ...{ key: 'BIO', intake: [310, 60, 57], years: 4 },
        values: { ...years3, name: 'Technicien de laboratoire', code: 'TSSB', cadre: 'TSS_BIO', places: 60 },
      },
    ],
  },
  {
    unit: 'ECOLE-FMOS',
    values: { name: 'Faculté de médecine et d’odontostomatologie', acronym: 'FMOS', founded: 1969, passing_score: 10 },
    programmes: [
      {
        ...{ key: 'MED', intake: [2_300, 320, 320], years: 2 },
        values: {
          ...{ name: 'Médecine générale', code: 'MED', cadre: 'MED_GEN', degree: 'MD', level: 'MD' },
          ...{ years: 7, semesters: 14, entry_level: 'UPPER', category: 'SECOND', places: 320 },
        },
      },
    ],
  },
  {
    unit: 'ECOLE-EIG',
    values: {
      ...{ name: 'École des infirmiers de Gao', acronym: 'EIG', founded: 1999, capacity: 180 },
      ...{ passing_score: 10, semester_average: 10, overall_average: 10 },
    },
    programmes: [
      { key: 'IDE', values: { ...nurse, places: 45 }, intake: [118, 45, 42], years: 7 },
      { key: 'SF', values: { ...midwife, places: 30 }, intake: [96, 30, 29], years: 7 },
    ],
  },
  {
    unit: 'ECOLE-ETOILE',
    values: { name: 'École de santé Étoile', acronym: 'ESE', founded: 2008, capacity: 120, passing_score: 10 },
    programmes: [{ key: 'IDE', values: { ...nurse, places: 50 }, intake: [84, 50, 41], years: 4 }],
  },
];

/** The school of a diploma by the name that it bears, as the register would recognise it; null: none of these. */
export function schoolNamed(institution: unknown): string | null {
  const found = schools.find(({ values }) =>
    [values.name, values.acronym, ...String(values.other_names ?? '').split('\n')].includes(String(institution)),
  );
  return found ? idOf('school', found.unit, '') : null;
}

/** The school year that is running, by the year in which it began. */
export const startOf = (today: string): number => Number(today.slice(0, 4)) - (today.slice(5) < '10-01' ? 1 : 0);

/** Schools, programmes, the intakes of the last years, and the national exams. */
export function* schoolRegister(today: string): Iterable<DemonstrationBatch> {
  const etoile = { from: '2008-10-01', name: 'École de santé Étoile', type: 'ECOLE', parent: 'BKO' };
  const facts = { ownership: 'COMPANY', sector: 'PRIVATE', area: 'URBAN', opened: etoile.from };
  yield* unitBatches([{ code: 'ECOLE-ETOILE', states: [etoile], facts }], today);
  const rows = {
    ...{ school: [] as Row[], school_programme: [] as Row[], intake: [] as Row[], school_subject: [] as Row[] },
  };
  for (const { unit, values, programmes } of schools) {
    const school = idOf('school', unit, '');
    rows.school.push(rowOf('school', unit, '', { ...values, unit: unitId(unit), status: 'OPEN' }));
    for (const { key, values: programme, intake, years } of programmes) {
      rows.school_programme.push(rowOf('school_programme', unit, key, { ...programme, school }));
      if (unit === 'ECOLE-EIG') rows.school_subject.push(...subjectRows(unit, key));
      for (let back = 0; back < years; back += 1) rows.intake.push(intakeOf(unit, key, startOf(today) - back, intake));
    }
  }
  for (const [form, list] of Object.entries(rows)) yield* inBatches(form, list);
  const exams = [0, 1, 2, 3].flatMap((back) => ['IDE', 'SF'].map((cadre) => examOf(cadre, startOf(today) - back)));
  yield* inBatches('exam_session', exams);
}

/** Four subjects a year, by programme. */
const subjects: Readonly<Record<string, readonly (readonly string[])[]>> = {
  IDE: [
    ['Anatomie et physiologie', 'Soins infirmiers fondamentaux', 'Hygiène et prévention', 'Français médical'],
    ['Pathologie médicale', 'Soins infirmiers cliniques', 'Pharmacologie', 'Santé publique'],
    ['Soins d’urgence', 'Pathologie chirurgicale', 'Gestion d’un service', 'Éthique et droit'],
  ],
  SF: [
    ['Anatomie et physiologie', 'Obstétrique 1', 'Hygiène et prévention', 'Français médical'],
    ['Obstétrique 2', 'Consultation prénatale', 'Pharmacologie', 'Santé publique'],
    ['Urgences obstétricales', 'Néonatologie', 'Planification familiale', 'Éthique et droit'],
  ],
};

/** The subjects of a year of study, with their coefficients: the first two weigh twice. */
export const subjectsOf = (programme: string, stage: number) =>
  (subjects[programme]?.[stage - 1] ?? []).map((name, at) => ({
    ...{ name, key: `${programme}/${stage}/${at}`, coefficient: at < 2 ? 2 : 1 },
  }));

function subjectRows(unit: string, programme: string): readonly Row[] {
  return [1, 2, 3].flatMap((stage) =>
    subjectsOf(programme, stage).map(({ name, key, coefficient }, at) =>
      rowOf('school_subject', unit, key, {
        ...{ programme: idOf('school_programme', unit, programme), name, stage, semester: 'YEAR', coefficient },
        ...{ code: `${programme}${stage}${at + 1}`, kind: 'THEORY', hours: coefficient * 40, credits: coefficient * 6 },
      }),
    ),
  );
}

function intakeOf(unit: string, key: string, year: number, [applicants, places, admitted]: readonly number[]): Row {
  // Fewer came in earlier years.
  const of = (count = 0) => Math.round(count * (1 - (year % 4) * 0.06));
  return rowOf('intake', unit, `${key}/${year}`, {
    ...{ programme: idOf('school_programme', unit, key), year, places: places ?? 0 },
    ...{ applicants: of(applicants), admitted: Math.min(of(admitted), places ?? 0) },
    ...{ entrance: `${year}-09-05`, starts: `${year}-10-03`, ends: `${year + 3}-07-15` },
  });
}

function examOf(cadre: string, year: number): Row {
  const name = cadre === 'SF' ? 'Examen national de sage-femme' : 'Examen national d’infirmier d’État';
  return {
    ...{ id: examId(cadre, year), owner: null },
    values: {
      ...{ name, year, cadre, degree: 'LICENCE', resit: false, authority: 'Ministère de la Santé' },
      ...{ starts: `${year}-07-18`, ends: `${year}-07-22`, published: `${year}-08-20` },
    },
  };
}

export const examId = (cadre: string, year: number): string => stableId(`mali/exam_session/${cadre}/${year}`);
