import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../../core/server/src/database/index.ts';
import { loadRecords } from '../../core/server/src/records/index.ts';

/** A school whose students hold scholarships. */
export interface School {
  readonly unit: string;
  readonly programme: string;
  readonly layout: string;
  readonly awards: readonly string[];
  readonly students: readonly string[];
}

type Rows = readonly Readonly<Record<string, unknown>>[];

const surnames = ['TRAORÉ', 'COULIBALY', 'DIARRA', 'KEÏTA', 'SANOGO', 'MAÏGA', 'TOURÉ', 'DEMBÉLÉ'];
const names = ['Awa', 'Moussa', 'Fanta', 'Oumar', 'Kadiatou', 'Seydou', 'Mariam', 'Bakary', 'Rokia', 'Issa'];

/** The name of the student of that number, surname first. */
export const nameOf = (at: number): readonly [string, string] => [
  surnames[at % surnames.length] ?? '',
  `${names[at % names.length]}${at >= 40 ? ` ${'ABCDEFGHIJ'[Math.floor(at / 40) % 10]}` : ''}`,
];

export const layoutValues = {
  name: 'Opérateur d’essai',
  ...{ separator: 'SEMICOLON', headed: true, rows: 1000, description: 'BOURSE' },
  columns: [
    { header: 'Telephone', content: 'MSISDN' },
    { header: 'Montant', content: 'AMOUNT' },
    { header: 'Reference', content: 'REFERENCE' },
    { header: 'Libelle', content: 'DESCRIPTION' },
    { header: 'Devise', content: 'CURRENCY' },
  ],
  answers: [
    { header: 'Référence', content: 'REFERENCE' },
    { header: 'Téléphone', content: 'MSISDN' },
    { header: 'Montant', content: 'AMOUNT' },
    { header: 'Statut', content: 'STATUS' },
    { header: 'Motif', content: 'REASON' },
    { header: 'Transaction', content: 'TRANSACTION' },
    { header: 'Date', content: 'DATE' },
  ],
  words: [
    { word: 'Succès', result: 'PAID' },
    { word: 'Échec', result: 'FAILED' },
    { word: 'En cours', result: 'PENDING' },
    { word: 'Solde insuffisant', reason: 'INSUFFICIENT_BALANCE' },
    { word: 'Numéro inconnu', reason: 'RECIPIENT_NOT_FOUND' },
  ],
} as const;

interface Wanted {
  readonly unit: string;
  readonly awards: number;
  /** The first month that is paid. */
  readonly first: string;
  /** How many applications more have a score and wait for a decision. */
  readonly scored?: number;
}

/** Writes a school, a programme, its selected applications and as many scholarships from `first` on; the holders’ names are those of the students. */
export async function writeSchool({ unit, awards, first, scored = 0 }: Wanted): Promise<School> {
  const one = async (form: string, values: Readonly<Record<string, unknown>>) => {
    const [id] = await rows(form, [values], unit);
    return id as string;
  };
  const [known] = await query(sql`
    SELECT i.id AS intake, p.school FROM intake i JOIN school_programme p ON p.id = i.programme JOIN school s ON s.id = p.school
    WHERE s.unit = ${unit}::uuid`);
  const cohort = known ? { school: String(known.school), intake: String(known.intake) } : await openCohort(one, unit);
  const [found] = await query(sql`SELECT id FROM payment_layout WHERE name = ${layoutValues.name}`);
  const layout = found ? String(found.id) : await one('payment_layout', layoutValues);
  const funder = await one('training_funder', { name: 'Fonds d’essai' });
  const weights = { weight_need: 40, weight_merit: 40, weight_region: 10, weight_sex: 10 };
  const programme = await one('scholarship_programme', {
    ...{
      name: `Bourses d’essai ${uuidv7().slice(-6)}`,
      funder,
      school: cohort.school,
      unit,
      year: 2025,
      monthly: 25_000,
      months: 10,
    },
    ...{ places: awards + 2, ...weights, layout, state: 'open' },
  });
  const numbers = Array.from({ length: awards + scored }, (_, at) => at);
  const students = await rows(
    'student',
    numbers.map((at) => ({
      intake: cohort.intake,
      surname: nameOf(at)[0],
      given_names: nameOf(at)[1],
      sex: at % 2 ? 'M' : 'F',
    })),
    unit,
  );
  const applications = await rows(
    'scholarship_application',
    numbers.map((at) => ({
      programme,
      student: students[at],
      received: '2025-09-01',
      need: 50 + at,
      merit: 60,
      from_region: false,
      interviewer: 'Comité',
      state: at < awards ? 'selected' : 'scored',
    })),
    unit,
  );
  const tag = uuidv7().slice(-4).toUpperCase();
  const given = await rows(
    'scholarship_award',
    numbers.slice(0, awards).map((at) => ({
      ...{
        number: `B${tag}${String(at).padStart(4, '0')}`,
        application: applications[at],
        programme,
        student: students[at],
      },
      ...{ monthly: 25_000, first_month: first, last_month: '2027-12', state: 'active' },
      ...{ msisdn: `+2237${String(1_000_000 + at)}`, wallet_holder: nameOf(at).toReversed().join(' ') },
    })),
    unit,
  );
  return { unit, programme, layout, awards: given, students };
}

type One = (form: string, values: Readonly<Record<string, unknown>>) => Promise<string>;

async function openCohort(one: One, unit: string) {
  const school = await one('school', { name: 'École d’essai', unit, status: 'OPEN' });
  const course = await one('school_programme', { school, name: 'Soins infirmiers' });
  return { school, intake: await one('intake', { programme: course, year: 2025 }) };
}

async function rows(form: string, values: Rows, owner: string): Promise<readonly string[]> {
  const made = values.map((each) => ({ id: uuidv7(), owner, values: each as never }));
  await loadRecords({ form, rows: made, reason: 'test' });
  return made.map(({ id }) => id);
}

interface Told {
  readonly reference?: string;
  readonly msisdn?: string;
  readonly amount?: number;
  readonly status?: string;
  readonly reason?: string;
  readonly operation?: string;
  readonly date?: string;
}

/** An answer of the test operator, which writes dates day first and its own words. */
export function answerOf(told: readonly Told[]): string {
  const head = 'Référence;Téléphone;Montant;Statut;Motif;Transaction;Date';
  const lines = told.map(
    ({ reference = '', msisdn = '', amount = 25_000, status = 'Succès', reason = '', operation = '', date = '' }) =>
      [reference, msisdn, amount, status, reason, operation, date].join(';'),
  );
  return [head, ...lines, ''].join('\r\n');
}
