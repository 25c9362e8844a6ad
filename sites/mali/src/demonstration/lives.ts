import { dateOf, year } from './days.ts';
import type { Worker } from './people.ts';
import type { Random } from './random.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

const publicSchools = ['INFSS Bamako', 'INFSS Kayes', 'INFSS Sikasso', 'INFSS Ségou', 'INFSS Mopti'];
const privateSchools = [
  'École privée de santé Vicenta Maria',
  'École de santé Étoile',
  'École de santé Kalilou Fofana',
];
const north = new Set(['Tombouctou', 'Gao', 'Kidal']);

/** The diploma that opened the cadre, and for a specialist the doctorate before it; a quarter have not been entered. */
export function educationOf(worker: Worker, random: Random): readonly Values[] {
  const { cadre, region } = worker.cell;
  const { degree } = cadre;
  if (!degree || random.chance(0.25)) return [];
  const [code, level, field, major] = degree;
  const graduated = Number(dateOf(worker.entered - random.between(60, 900)).slice(0, 4));
  const abroad = cadre.category === 'A' && random.chance(0.12);
  const main = {
    ...{ degree: code, level, field, major, year: graduated },
    institution: abroad ? 'Université Cheikh-Anta-Diop' : schoolOf({ level, field, region, random }),
    country: abroad ? 'SN' : 'ML',
    verified: random.chance(0.8),
  };
  if (cadre.code !== 'MED_SPE') return [main];
  const doctorate = { degree: 'MD', level: 'MD', field: 'MEDICINE', major: 'Médecine générale', year: graduated - 5 };
  return [{ ...doctorate, institution: 'FMOS', country: 'ML', verified: true }, main];
}

function schoolOf(facts: { level: string; field: string; region: string; random: Random }): string {
  const { level, field, region, random } = facts;
  if (field === 'PHARMACY' && level === 'MD') return 'FAPH';
  if (level === 'MD' || level === 'SPECIALIST') return 'FMOS';
  if (field === 'MANAGEMENT' || field === 'TECHNICAL') return 'Institut universitaire de gestion';
  if (field === 'SOCIAL') return 'Institut national de formation des travailleurs sociaux';
  // The school of Gao trained nine in ten of those who work in the north.
  if (north.has(region) && random.chance(0.89)) return 'École des infirmiers de Gao';
  return random.pick(random.chance(0.6) ? publicSchools : privateSchools);
}

const councils: Readonly<Record<string, string>> = {
  MED_GEN: 'MEDICAL',
  MED_SPE: 'MEDICAL',
  PHARM: 'PHARMACY',
  ODONTO: 'DENTAL',
};
const councilsOfPrivate: Readonly<Record<string, string>> = { ...councils, SF: 'MIDWIFERY', IDE: 'NURSING' };

export function registrationOf(worker: Worker, random: Random, today: number): Values | null {
  const { sector, cadre } = worker.cell;
  const council = (sector === 'private' ? councilsOfPrivate : councils)[cadre.code];
  if (!council || random.chance(0.1)) return null;
  const thisYear = Number(dateOf(today).slice(0, 4));
  return {
    council,
    number: `${council.slice(0, 3)}-${String(worker.index + 1).padStart(7, '0')}`,
    kind: 'PERMANENT',
    status: 'ACTIVE',
    registered: dateOf(worker.entered - random.between(0, 300)),
    dues_year: random.chance(0.7) ? thisYear : thisYear - random.between(1, 3),
  };
}

/** One in five took or asked for leave lately. */
export function leaveOf(worker: Worker, random: Random, today: number): Values | null {
  if (worker.cell.sector === 'private' || !random.chance(0.2)) return null;
  const first = today - random.between(-45, 330);
  if (first - worker.entered < year) return null;
  const last = first + 29;
  const status = last < today ? 'TAKEN' : random.chance(0.6) ? 'APPROVED' : 'REQUESTED';
  return {
    ...{ category: 'ANNUAL', status, paid: true },
    ...{ first_day: dateOf(first), last_day: dateOf(last), return_due: dateOf(last + 1) },
    supervisor_agrees: status === 'REQUESTED' ? null : true,
    hr_agrees: status === 'REQUESTED' ? null : true,
    returned: status === 'TAKEN' ? dateOf(last + 1) : null,
  };
}

export function sanctionOf(worker: Worker, random: Random, today: number): Values | null {
  if (worker.cell.sector === 'private' || !random.chance(0.004)) return null;
  const starts = today - random.between(30, 1500);
  if (starts <= worker.entered) return null;
  const type = random.pick(['WARNING', 'WARNING', 'REPRIMAND', 'LAYOFF_3', 'LAYOFF_15']);
  return {
    type,
    reason: random.pick(['ABSENCE', 'ABSENCE', 'NEGLIGENCE', 'MISCONDUCT']),
    decided: dateOf(starts - 10),
    starts: dateOf(starts),
    ends: type === 'LAYOFF_3' ? dateOf(starts + 2) : type === 'LAYOFF_15' ? dateOf(starts + 14) : null,
    act_kind: 'DECISION',
    act_number: `${dateOf(starts).slice(0, 4)}-${random.between(1, 900)}/DRH`,
  };
}
