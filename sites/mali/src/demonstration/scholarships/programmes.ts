import type { DemonstrationBatch } from '@baara/model';
import { stableId, unitId } from '../../tree/ids.ts';
import { inBatches } from '../../tree/rows.ts';
import { givenNames, surnameIn } from '../names.ts';
import { randomFor } from '../random.ts';
import { examId, idOf, rowOf, startOf } from '../schools/register.ts';
import { studentBatches } from '../schools/students.ts';
import { type Holder, layout, monthAway } from './holder.ts';
import { paymentBatches } from './payments.ts';

type Row = DemonstrationBatch['rows'][number];
type Values = Row['values'];

const gao = 'ECOLE-EIG';
const infss = 'ECOLE-INFSS';
const funder = stableId('mali/training_funder/nord');

const heads = { holders: 36, others: 40 } as const;
/** Scholarships in payment. */
const paid = 30;

/** Two programmes of scholarships for the north: one that is over, whose results can be compared, and one that is being paid. All numbers are invented by rule. */
export function* scholarshipBatches({ seed, today }: { readonly seed: number; readonly today: string }) {
  yield* inBatches('training_funder', [
    { id: funder, owner: null, values: { name: 'Fonds de bourses du Nord (exemple)' } },
  ]);
  yield* inBatches('payment_layout', [{ id: layout, owner: null, values: layoutValues }]);
  const year = startOf(today);
  const past = programmeOf(infss, year - 3, 'Bourses du Nord à l’INFSS', { places: heads.holders, state: 'closed' });
  const present = programmeOf(gao, year, 'Bourses de l’école de Gao', { places: 40, state: 'open' });
  yield* inBatches('scholarship_programme', [past, present]);
  yield* pastCohort(past.id, { seed, year: year - 3 });
  const month = today.slice(0, 7);
  const holders = presentHolders({ seed, today });
  yield* inBatches(
    'scholarship_application',
    holders.map((each, at) => applicationOf(gao, present.id, { student: each.student, at, year })),
  );
  const awards = holders.map((each) =>
    awardOf(gao, present.id, each, { monthly: 25_000, first: monthAway(month, -6), last: monthAway(month, 6) }),
  );
  yield* inBatches('scholarship_award', awards);
  yield* paymentBatches({ programme: present.id, holders, month });
}

function programmeOf(school: string, year: number, name: string, more: Values): Row {
  return rowOf('scholarship_programme', school, `${year}`, {
    ...{ name, year, funder, school: idOf('school', school, ''), unit: unitId(school), layout },
    ...{
      fees: 150_000,
      monthly: 25_000,
      months: 10,
      weight_need: 40,
      weight_merit: 30,
      weight_region: 20,
      weight_sex: 10,
    },
    ...{ region: unitId('R07'), bond_years: 3, bond_region: unitId('R07'), state_since: `${year}-09-01`, ...more },
  });
}

/** A promotion that has sat its exam: holders and others, as many of them passed as the rule says. */
function* pastCohort(
  programme: string,
  { seed, year }: { readonly seed: number; readonly year: number },
): Iterable<DemonstrationBatch> {
  const students: Row[] = [];
  const exams: Row[] = [];
  const holders: Holder[] = [];
  for (let at = 0; at < heads.holders + heads.others; at += 1) {
    const random = randomFor(seed, 9_700_000 + at);
    const sex = at % 2 === 0 ? 'F' : 'M';
    const isHolder = at < heads.holders;
    const [surname, given] = [surnameIn('Gao', random), givenNames(sex, random)];
    const key = `nord/${year}/${at}`;
    const student = idOf('student', infss, key);
    // Sixteen of twenty-five holders, three of ten others.
    const isPassed = isHolder ? at % 25 < 16 : (at - heads.holders) % 10 < 3;
    students.push(
      rowOf('student', infss, key, {
        ...{ intake: idOf('intake', infss, `IDE/${year}`), surname, given_names: given, sex, nationality: 'ML' },
        ...{ matricule: `INFSS-NORD-${year}-${String(at).padStart(3, '0')}`, enrolled: `${year}-10-03` },
        ...{ state: isPassed ? 'certified' : 'enrolled', state_since: `${year + 3}-08-20` },
        ...(isPassed ? { graduated: `${year + 3}-07-15`, certified: `${year + 3}-08-20` } : {}),
      }),
    );
    exams.push(
      rowOf('exam_result', infss, key, {
        ...{
          session: examId('IDE', year + 3),
          student,
          candidate_number: `N${year + 3}-${String(at).padStart(3, '0')}`,
        },
        ...{ attempt: '1', outcome: isPassed ? 'PASSED' : 'FAILED', date: `${year + 3}-07-18` },
      }),
    );
    if (isHolder) holders.push(holderOf(infss, { student, surname, given, at, state: 'ended' }));
  }
  yield* inBatches('student', students);
  yield* inBatches('exam_result', exams);
  yield* inBatches(
    'scholarship_application',
    holders.map((each, at) => applicationOf(infss, programme, { student: each.student, at, year })),
  );
  const months = { monthly: 25_000, first: `${year}-10`, last: `${year + 1}-07` };
  yield* inBatches(
    'scholarship_award',
    holders.map((each) => awardOf(infss, programme, each, months)),
  );
}

/** Students of Gao who are enrolled today. One wallet is an uncle’s, one scholarship is suspended. */
function presentHolders(options: { readonly seed: number; readonly today: string }): readonly Holder[] {
  const enrolled: Row[] = [];
  for (const { form, rows } of studentBatches(options))
    if (form === 'student') enrolled.push(...rows.filter(({ values }) => values.state === 'enrolled'));
  return enrolled.slice(0, paid).map(({ id, values }, at) => {
    const facts = { student: id, surname: String(values.surname), given: String(values.given_names), at };
    const holder = holderOf(gao, { ...facts, state: at === paid - 1 ? 'suspended' : 'active' });
    return at === paid - 2 ? { ...holder, holder: 'Ibrahim MAÏGA' } : holder;
  });
}

interface Drafted extends Pick<Holder, 'student' | 'surname' | 'given' | 'state'> {
  readonly at: number;
}

function holderOf(school: string, { student, surname, given, at, state }: Drafted): Holder {
  const first = school === gao ? 1 : 101;
  return {
    ...{ student, surname, given, state, award: idOf('scholarship_award', school, String(at)) },
    ...{ number: `B${String(first + at).padStart(6, '0')}`, holder: `${given} ${surname.toUpperCase()}` },
    msisdn: `+2237${String(1_000_000 + first * 1000 + at * 37).padStart(7, '0')}`,
  };
}

interface Applied {
  readonly student: string;
  readonly at: number;
  readonly year: number;
}

function applicationOf(school: string, programme: string, { student, at, year }: Applied): Row {
  return rowOf('scholarship_application', school, `${programme}/${at}`, {
    ...{
      programme,
      student,
      need: 95 - (at % 40),
      merit: 60 + (at % 35),
      from_region: at % 3 !== 0,
      state: 'selected',
    },
    ...{ interviewer: 'Commission des bourses', received: `${year}-09-10`, state_since: `${year}-09-25` },
  });
}

interface Months {
  readonly monthly: number;
  readonly first: string;
  readonly last: string;
}

function awardOf(school: string, programme: string, holder: Holder, { monthly, first, last }: Months): Row {
  const { number, student, msisdn, state } = holder;
  const at = Number(number.slice(1)) - (school === gao ? 1 : 101);
  return {
    ...{ id: holder.award, owner: unitId(school) },
    values: {
      ...{
        number,
        application: idOf('scholarship_application', school, `${programme}/${at}`),
        programme,
        student,
        monthly,
      },
      ...{
        first_month: first,
        last_month: last,
        msisdn,
        wallet_holder: holder.holder,
        bond_signed: `${first}-01`,
        state,
      },
      ...(state === 'suspended' ? { suspended_for: 'ABSENCE' } : {}),
    },
  };
}

/** Columns like those of operators whose format is public; a site writes its own operator’s here. */
const layoutValues: Values = {
  ...{ name: 'Opérateur (exemple)', separator: 'SEMICOLON', headed: true, rows: 1000, description: 'BOURSE' },
  columns: [
    { header: 'Pays', content: 'FIXED', text: 'ML' },
    { header: 'Devise', content: 'CURRENCY' },
    { header: 'Telephone', content: 'MSISDN' },
    { header: 'Montant', content: 'AMOUNT' },
    { header: 'Libelle', content: 'DESCRIPTION' },
    { header: 'Reference', content: 'REFERENCE' },
  ],
  answers: [
    { header: 'Reference', content: 'REFERENCE' },
    { header: 'Telephone', content: 'MSISDN' },
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
    { word: 'Numéro inconnu', reason: 'RECIPIENT_NOT_FOUND' },
    { word: 'Plafond atteint', reason: 'WALLET_LIMIT_REACHED' },
    { word: 'Nom différent', reason: 'NAME_MISMATCH' },
  ],
};
