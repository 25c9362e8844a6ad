import { dateOf, year } from './days.ts';
import type { Worker } from './people.ts';
import { draw, type Random, urnOf } from './random.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

const grades = ['C3', 'C2', 'C1', 'CE'] as const;
/** Index at the foot of each category and its step: an invented grid. */
const grid = { A: [438, 32], B2: [336, 24], B1: [288, 19], C: [210, 14] } as const;
const civilServants = new Set(['FE', 'FE_STAG', 'FCT']);

/** The dated career of a civil servant: recruitment, and the present échelon. Others have contracts only. */
export function careerOf(worker: Worker, random: Random, today: number): readonly Values[] {
  if (!civilServants.has(worker.statut)) return [];
  const { category, corps } = worker.cell.cadre;
  const served = (today - worker.entered) / year;
  const steps = Math.floor(served / 2);
  const recruited = situation(worker, { step: 0, from: worker.entered, random });
  const base = { corps, category, event: 'RECRUITMENT', ...recruited };
  if (steps === 0) return [{ ...base, statut: worker.statut }];
  // Of half of them only the present situation has been entered so far, as in a register that is being filled.
  const entered = random.chance(0.5);
  const advanced = Math.floor(worker.entered + steps * 2 * year);
  const event = steps % 3 === 0 ? 'GRADE' : 'ECHELON';
  const tenured = dateOf(worker.entered + 365);
  const before = worker.statut === 'FE' ? 'FE_STAG' : worker.statut;
  return [
    ...(entered ? [{ ...base, statut: before, valid_to: dateOf(advanced) }] : []),
    {
      ...{ corps, category, event, statut: worker.statut, tenured },
      ...situation(worker, { step: steps, from: advanced, random }),
      next_advancement: dateOf(Math.floor(advanced + 2 * year)),
    },
  ];
}

function situation(worker: Worker, facts: { step: number; from: number; random: Random }): Values {
  const { step, from, random } = facts;
  const [foot, rise] = grid[worker.cell.cadre.category];
  const signed = from - random.between(10, 200);
  return {
    grade: grades[Math.min(3, Math.floor(step / 3))] ?? 'CE',
    echelon: (step % 3) + 1,
    indice: foot + step * rise,
    valid_from: dateOf(from),
    act_kind: step === 0 ? 'ARRETE' : 'DECISION',
    act_number: `${dateOf(signed).slice(0, 4)}-${String(random.between(1, 4999)).padStart(4, '0')}/MSDS-DRH`,
    act_date: dateOf(signed),
  };
}

const positions = urnOf(
  [
    { position: 'STUDY', weight: 22, days: 700 },
    { position: 'SECONDED', weight: 6, days: 900 },
    { position: 'UNPAID', weight: 6, days: 700 },
    { position: 'LONG_ILLNESS', weight: 3, days: 300 },
    { position: 'MADE_AVAILABLE', weight: 8, days: 900 },
    { position: 'SUSPENDED', weight: 1, days: 120 },
  ],
  ({ weight }) => weight,
);

/** Where somebody stands who is not simply at work: about one in twenty public workers. */
export function administrativePositionOf(worker: Worker, random: Random, today: number): Values | null {
  if (worker.cell.sector === 'private') return null;
  if (worker.sex === 'F' && today - worker.born < 42 * year && random.chance(0.025)) {
    const from = today - random.between(1, 90);
    return { position: 'MATERNITY', valid_from: dateOf(from), expected_return: dateOf(from + 98) };
  }
  if (!random.chance(0.035)) return null;
  const { position, days } = draw(positions, random);
  const from = Math.max(worker.entered + 60, today - random.between(10, days));
  if (from >= today) return null;
  return { position, valid_from: dateOf(from), expected_return: dateOf(from + days + 60) };
}
