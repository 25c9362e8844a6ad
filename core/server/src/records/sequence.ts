import type { Model, ModelFieldOf, ModelForm } from '@baara/model';
import { current, quoteName } from '../database/index.ts';
import type { SystemTable } from '../schema/system-table.ts';
import { type Draft, state } from './state.ts';

type SequenceField = ModelFieldOf<'sequence'>;

const known = new WeakMap<ModelForm, readonly SequenceField[]>();

function sequenceFields(form: ModelForm): readonly SequenceField[] {
  const found = known.get(form) ?? Object.values(form.fields).filter((field) => field.kind === 'sequence');
  known.set(form, found);
  return found;
}

/** One PostgreSQL sequence a field: numbers are unique and rise; one that a failed save took is never given again. */
export function sequenceTables(model: Model): SystemTable[] {
  return Object.values(model.forms).flatMap((form) =>
    sequenceFields(form).map((field) => {
      const name = sequenceName(form, field);
      return { name, ddl: [`CREATE SEQUENCE IF NOT EXISTS ${quoteName(name)}`] };
    }),
  );
}

/** Whether records of these forms bear numbers of a sequence. */
export function areNumbered(drafts: readonly Pick<Draft, 'form'>[]): boolean {
  return drafts.some(({ form }) => sequenceFields(form).length > 0);
}

/** Numbers the records of an envelope that have no number yet, in its order: one statement a sequence. Answers whether there was anything to number. */
export async function giveNumbers(drafts: readonly Draft[]): Promise<boolean> {
  const numbered = drafts.filter(({ verb, form }) => verb !== 'delete' && sequenceFields(form).length > 0);
  let isAny = false;
  for (const form of new Set(numbered.map((draft) => draft.form))) {
    for (const field of sequenceFields(form)) {
      const waiting = numbered.filter((draft) => draft.form === form && isDue(draft, field));
      if (waiting.length === 0) continue;
      isAny = true;
      const text = 'SELECT nextval($1::text::regclass) AS number FROM generate_series(1, $2::integer)';
      const params = [quoteName(sequenceName(form, field)), waiting.length];
      const numbers = await current().connection.query<{ number: number }>({ text, params });
      for (const [index, draft] of waiting.entries()) {
        state(draft, field.key, `${field.prefix}${String(numbers[index]?.number).padStart(field.digits, '0')}`);
      }
    }
  }
  return isAny;
}

function isDue({ verb, values }: Draft, { key, givenWith }: SequenceField): boolean {
  if (values[key] != null) return false;
  return givenWith === undefined ? verb === 'create' : values[givenWith] != null;
}

function sequenceName(form: ModelForm, field: SequenceField): string {
  return `baara_${form.id}_${field.key}_seq`;
}
