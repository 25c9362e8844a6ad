import { dateOf, year } from './days.ts';
import type { Worker } from './people.ts';
import { draw, type Random, type Urn } from './random.ts';
import type { Workplace } from './workplaces.ts';

/** A row of `assignment`, without the person. */
export interface Posting {
  readonly facility: string;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

interface Choice {
  readonly worker: Worker;
  readonly urn: Urn<Workplace>;
  /** Where people flee to, and where they practise beside their post. */
  readonly refuge: readonly Workplace[];
  readonly practices: Urn<Workplace>;
  /** Facilities that have a head already. */
  readonly headed: Set<string>;
  readonly random: Random;
  readonly today: number;
}

const heads = new Set(['MED_GEN', 'IDE', 'IPC', 'SF']);
const fled = new Set(['Mopti', 'Tombouctou', 'Gao', 'Kidal']);

/** The posts of a working life so far, the present one first. */
export function postingsOf(choice: Choice): readonly Posting[] {
  const { worker, random, today } = choice;
  const served = (today - worker.entered) / year;
  const moves = random.chance(0.45) ? 0 : served < 6 ? 0 : random.between(0, served < 15 ? 1 : 2);
  const postings: Posting[] = [];
  let end: number | null = null;
  for (let left = moves; left >= 0; left -= 1) {
    const until: number = end ?? today;
    const place = draw(choice.urn, random);
    const begun =
      left === 0
        ? worker.entered
        : worker.entered + Math.floor((until - worker.entered) * (0.35 + random.next() * 0.45));
    const from = Math.max(begun, place.opened + 1);
    // A place that opened after the post would have ended cannot have had it.
    if (end !== null && from >= end) break;
    postings.push(posting({ choice, place, from: Math.min(from, today), end, first: left === 0 }));
    end = Math.min(from, today);
  }
  return [...postings, ...besides(choice, postings[0])];
}

function posting(facts: {
  choice: Choice;
  place: Workplace;
  from: number;
  end: number | null;
  first: boolean;
}): Posting {
  const { choice, place, from, end, first } = facts;
  const { worker, random } = choice;
  const act = from - random.between(3, 40);
  return {
    facility: place.id,
    values: {
      facility: place.id,
      main: true,
      share: 100,
      valid_from: dateOf(from),
      valid_to: end === null ? null : dateOf(end),
      function: end === null ? functionIn(choice, place) : null,
      department: departmentOf(worker, place),
      kind: first ? 'FIRST' : 'TRANSFER',
      act_kind: worker.cell.sector === 'private' ? 'CONTRAT' : first ? 'DECISION' : 'NOTE',
      act_number: `${dateOf(act).slice(0, 4)}-${String(random.between(1, 4999)).padStart(4, '0')}`,
      act_date: dateOf(act),
      departure_reason: end === null ? null : 'TRANSFER',
    },
  };
}

function functionIn({ worker, headed }: Choice, place: Workplace): string | null {
  if (place.type !== 'CSCOM' || headed.has(place.id) || !heads.has(worker.cell.cadre.code)) return null;
  headed.add(place.id);
  return 'CHEF_CENTRE';
}

const departments: Readonly<Record<string, string>> = {
  SF: 'MATERNITY',
  IO: 'MATERNITY',
  MATRONE: 'MATERNITY',
  PHARM: 'PHARMACY',
  TSS_PHARM: 'PHARMACY',
  TSS_BIO: 'LABORATORY',
  TSS_IMG: 'IMAGING',
  ODONTO: 'DENTAL',
  GEST_RH: 'HR',
  SIS: 'SIS',
  COMPTA: 'ADMIN',
  GEST: 'ADMIN',
  SECR: 'DIRECTION',
};

function departmentOf({ cell, index }: Worker, place: Workplace): string | null {
  const known = departments[cell.cadre.code];
  if (known) return known;
  if (place.type === 'CSCOM' || !cell.cadre.counted) return null;
  return ['MEDICINE', 'SURGERY', 'PAEDIATRICS', 'EMERGENCY', 'GYN_OBS', 'OUTPATIENT'][index % 6] ?? null;
}

/** A temporary post of somebody who had to flee, or a private practice beside a public post. */
function besides(choice: Choice, present: Posting | undefined): readonly Posting[] {
  const { worker, random, today } = choice;
  const { cell } = worker;
  if (cell.sector === 'private' || !present) return [];
  const since = Math.max(worker.entered + 30, today - random.between(90, 2500));
  const secondary = { main: false, valid_from: dateOf(since), valid_to: null };
  if (fled.has(cell.region) && random.chance(0.03)) {
    const { id } = random.pick(choice.refuge);
    return [{ facility: id, values: { ...secondary, facility: id, share: 100, kind: 'DISPLACEMENT' } }];
  }
  if (cell.region === 'Bamako' && cell.cadre.category === 'A' && cell.cadre.counted && random.chance(0.12)) {
    const { id } = draw(choice.practices, random);
    return [{ facility: id, values: { ...secondary, facility: id, share: 20, kind: null } }];
  }
  return [];
}
