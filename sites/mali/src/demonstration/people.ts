import type { CadreProfile } from './cadre-profiles.ts';
import { dateOf, year } from './days.ts';
import { givenNames, surnameIn, villages } from './names.ts';
import { type Cell, central } from './plan.ts';
import { draw, type Random, urnOf } from './random.ts';

/** What is drawn of a worker before any row is written. */
export interface Worker {
  readonly index: number;
  readonly cell: Cell;
  readonly sex: 'F' | 'M';
  readonly born: number;
  readonly entered: number;
  readonly statut: string;
  readonly funding: string;
  readonly values: Readonly<Record<string, string | number | null>>;
}

const entryAges: Readonly<Record<CadreProfile['category'], readonly [number, number]>> = {
  A: [26, 33],
  B2: [23, 30],
  B1: [21, 28],
  C: [20, 33],
};
/** They come after ten years of medicine and four of a specialty. */
const specialistAges = [30, 37] as const;
const retirement: Readonly<Record<CadreProfile['category'], number>> = { A: 65, B2: 62, B1: 62, C: 60 };

interface Terms {
  readonly statut: string;
  readonly funding: string;
  readonly weight: number;
}

/** Terms of employment of public workers, with who pays. */
const publicTerms: readonly Terms[] = [
  { statut: 'FE', funding: 'ETAT', weight: 46 },
  { statut: 'FE_STAG', funding: 'ETAT', weight: 3 },
  { statut: 'FCT', funding: 'CT', weight: 22 },
  { statut: 'CE', funding: 'ETAT', weight: 4 },
  { statut: 'CCT', funding: 'CT', weight: 3 },
  { statut: 'C_EPH', funding: 'RP', weight: 5 },
  { statut: 'C_ASACO', funding: 'ASACO', weight: 9 },
  { statut: 'C_PPTE', funding: 'PPTE', weight: 5 },
  { statut: 'C_PTF', funding: 'PTF', weight: 3 },
];
const qualified = urnOf(publicTerms, ({ weight }) => weight);
/** Community health centres hire their aides themselves. */
const aides = urnOf(publicTerms, ({ statut, weight }) => (statut === 'C_ASACO' ? 40 : weight));

export function workerOf(cell: Cell, index: number, random: Random, today: number): Worker {
  const { cadre } = cell;
  const sex = random.chance(cadre.women) ? 'F' : 'M';
  const entryAge = random.between(...(cadre.code === 'MED_SPE' ? specialistAges : entryAges[cadre.category]));
  const longest = retirement[cadre.category] - entryAge - 1;
  const served = Math.floor(random.next() ** 1.5 * longest * year) + 30;
  const entered = today - served;
  const born = Math.floor(entered - (entryAge + random.next()) * year);
  const [statut, funding] = termsOf(cell, served, random);
  const values = {
    ...identity({ cell, sex, born, random }),
    ...numbers({ index, sex, born, statut, random }),
    position_cadre: cadre.code,
    position_statut: statut,
    position_category: cadre.category,
    position_funding: funding,
    position_entry_date: dateOf(entered),
  };
  return { index, cell, sex, born, entered, statut, funding, values };
}

function termsOf({ sector, cadre }: Cell, served: number, random: Random): readonly [statut: string, funding: string] {
  if (sector === 'private') return random.chance(0.25) ? ['LIBERAL', 'PRIVE'] : ['PRIVE', 'PRIVE'];
  const { statut, funding } = draw(cadre.group === 'aide' || cadre.group === 'support' ? aides : qualified, random);
  // Probation lasts a year: whoever has served longer has been tenured.
  return statut === 'FE_STAG' && served > 1.5 * year ? ['FE', 'ETAT'] : [statut, funding];
}

function identity(facts: { cell: Cell; sex: 'F' | 'M'; born: number; random: Random }) {
  const { cell, sex, born, random } = facts;
  const origin = cell.region === central || cell.region === 'Bamako' ? 'Bamako' : cell.region;
  const married = random.chance(0.78);
  return {
    surname: surnameIn(origin, random),
    given_names: givenNames(sex, random),
    sex,
    birth_date: dateOf(born),
    birth_place: random.chance(0.93) ? random.pick(villages) : null,
    nationality: random.chance(0.995) ? 'ML' : 'BF',
    marital_status: married ? 'MARRIED' : random.chance(0.75) ? 'SINGLE' : 'WIDOWED',
    dependants: random.chance(0.85) ? (married ? random.between(0, 7) : random.between(0, 2)) : null,
  };
}

const letters = 'ABCDEFGHJKLMN';
const ninaLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Below these are the numbers of the lists that ministries send for trials. */
const firstMatricule = 200_000;

function numbers(facts: { index: number; sex: 'F' | 'M'; born: number; statut: string; random: Random }) {
  const { index, sex, born, statut, random } = facts;
  const numbered = statut === 'FE' || statut === 'FE_STAG' || statut === 'FCT' || statut === 'CE';
  const matricule = `${String(firstMatricule + index).padStart(7, '0')}${letters[index % letters.length]}`;
  const yearOfBirth = dateOf(born).slice(2, 4);
  const nina = `${sex === 'F' ? 2 : 1}${yearOfBirth}${String(10_000_000 + index)}${random.between(100, 999)}${ninaLetters[random.between(0, ninaLetters.length - 1)]}`;
  return {
    mali_matricule: numbered ? matricule : null,
    mali_nina: random.chance(0.88) ? nina : null,
    phone: random.chance(0.92)
      ? `+223${random.between(6, 9)}${String(random.between(0, 9_999_999)).padStart(7, '0')}`
      : null,
  };
}
