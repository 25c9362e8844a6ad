import { current, holdRecords, type PartContext } from '@baara/server';
import { fillPayments } from './fill-payments.ts';
import { refusal } from './say.ts';
import { asEngine } from './system.ts';

export interface Change {
  readonly form: string;
  readonly id: string;
  readonly verb: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface Alteration {
  readonly form: string;
  readonly id: string;
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** What no save may do with scholarships and payments, whoever saves and by whichever way; and what is set for them. */
export async function guardSaves(changes: readonly Change[], context: PartContext): Promise<readonly Alteration[]> {
  const awards = changes.filter(({ form }) => form === 'scholarship_award');
  const payments = changes.filter(({ form, verb }) => form === 'payment' && verb === 'create');
  const released = changes.filter(({ form, after }) => form === 'payment' && isReleased(after?.state));
  changes.forEach(refuseDecided);
  if (awards.length + payments.length + released.length === 0) return [];
  awards.forEach(refuseOtherWallet);
  return [
    ...(await placeAwards(
      awards.filter(({ verb }) => verb === 'create'),
      context,
    )),
    ...(await fillPayments(payments, context)),
    // A payment that is given up frees its month; the row that says so stays.
    ...released.map(({ id }) => ({ form: 'payment', id, values: { claim: null } })),
  ];
}

const isReleased = (state: unknown): boolean => state === 'cancelled' || state === 'retry';
const isSystem = (): boolean => current().session.kind === 'system';

/** The number to pay and its holder change by a `wallet_change` that a second person approves. */
function refuseOtherWallet({ form, id, verb, before, after }: Change): void {
  if (verb !== 'update' || isSystem()) return;
  const isOther = ['msisdn', 'wallet_holder', 'application'].some((key) => before?.[key] !== after?.[key]);
  if (!isOther) return;
  throw refusal(form, id, {
    fr: 'Le numéro et son titulaire se changent par un « changement de compte », qu’une deuxième personne approuve.',
    en: 'The number and its holder are changed by a “change of wallet”, which a second person approves.',
  });
}

/** Of a row of the operator’s answer, somebody may say only whether a match that waits for it is right. */
function refuseDecided({ form, id, verb, before, after }: Change): void {
  if (form !== 'payment_answer_row' || verb === 'create' || isSystem()) return;
  const changed = Object.keys(after ?? {}).filter((key) => before?.[key] !== after?.[key]);
  const isDecision =
    verb === 'update' &&
    changed.every((key) => key === 'match') &&
    ((before?.match === 'TO_CONFIRM' && after?.match === 'CONFIRMED') ||
      (['TO_CONFIRM', 'DIFFERENT', 'UNMATCHED'].includes(String(before?.match)) && after?.match === 'REJECTED'));
  if (isDecision) return;
  throw refusal(form, id, {
    fr: 'Cette ligne est déjà traitée, ou ne peut pas l’être ainsi.',
    en: 'This row is settled already, or cannot be settled so.',
  });
}

/** Gives scholarships the programme and student of their application; refuses one more than the programme has places, also when two clerks award the last one at once. */
async function placeAwards(awards: readonly Change[], { sql }: PartContext): Promise<readonly Alteration[]> {
  if (awards.length === 0) return [];
  const applications = awards.map(({ after }) => String(after?.application));
  const known = await asEngine(
    'place scholarships',
    () => sql`SELECT id, programme, student FROM scholarship_application WHERE id = ANY(${applications}::uuid[])`,
  );
  const programmes = [...new Set(known.map(({ programme }) => String(programme)))].sort();
  await holdRecords('scholarship_programme', programmes);
  const rooms = await asEngine(
    'count scholarships',
    () => sql`
      SELECT p.id, p.places - (SELECT count(*)::int FROM scholarship_award a WHERE a.programme = p.id AND a.state <> 'withdrawn') AS free
      FROM scholarship_programme p WHERE p.id = ANY(${programmes}::uuid[])`,
  );
  const free = new Map(rooms.map((row) => [String(row.id), Number(row.free)]));
  return awards.map(({ form, id, after }) => {
    const found = known.find((row) => String(row.id) === String(after?.application));
    const programme = String(found?.programme);
    const left = (free.get(programme) ?? 0) - 1;
    free.set(programme, left);
    if (found && left < 0) {
      throw refusal(form, id, {
        fr: 'Toutes les bourses du programme sont attribuées.',
        en: 'All scholarships of the programme are awarded.',
      });
    }
    return { form, id, values: found ? { programme, student: String(found.student) } : {} };
  });
}
