import type { DemonstrationBatch } from '@baara/model';
import { stableId, unitId } from './ids.ts';
import type { StateDraft, UnitDraft } from './unit-draft.ts';

type Row = DemonstrationBatch['rows'][number];

/** The most rows of a batch. */
export const batchSize = 1000;

/**
 * A unit as it stands on `today`: what its dated states say of it then. It is its own registering unit, so that who manages it
 * may keep its telephone and its address.
 */
export function unitRow({ code, states, facts = {} }: UnitDraft, today: string): Row {
  const id = unitId(code);
  const { state, status } = standing(states, today);
  return {
    id,
    owner: id,
    values: {
      code,
      name: state.name,
      type: state.type,
      parent: state.parent === null ? null : unitId(state.parent),
      status,
      ownership: facts.ownership ?? null,
      sector: facts.sector ?? null,
      area: facts.area ?? null,
      located_in: facts.locatedIn ? unitId(facts.locatedIn) : null,
      beds: facts.beds ?? null,
      opened: facts.opened ?? null,
    },
  };
}

export function stateRows({ code, states }: UnitDraft): readonly Row[] {
  const unit = unitId(code);
  return states.map((state) => ({
    id: stableId(`mali/unit_state/${code}/${state.from}`),
    owner: unit,
    values: {
      unit,
      name: state.name,
      type: state.type,
      parent: state.parent === null ? null : unitId(state.parent),
      status: 'OPEN',
      valid_from: state.from,
      valid_to: state.to ?? null,
    },
  }));
}

function standing(states: readonly StateDraft[], today: string): { state: StateDraft; status: string } {
  const begun = states.filter((state) => state.from <= today);
  const state = begun.at(-1) ?? states[0];
  if (!state) throw new RangeError('A unit has at least one state');
  if (begun.length === 0) return { state, status: 'PLANNED' };
  return { state, status: state.to !== undefined && state.to <= today ? 'CLOSED' : 'OPEN' };
}

/** Only what has a value: an absent field is empty. */
export function given(values: Row['values']): Row['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** Rows of one form in batches of at most a thousand. */
export function* inBatches(form: string, rows: Iterable<Row>): Iterable<DemonstrationBatch> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push({ ...row, values: given(row.values) });
    if (batch.length < batchSize) continue;
    yield { form, rows: batch };
    batch = [];
  }
  if (batch.length > 0) yield { form, rows: batch };
}

/** Units and then their states, so that each parent and each unit is there before who names it. */
export function* unitBatches(units: readonly UnitDraft[], today: string): Iterable<DemonstrationBatch> {
  yield* inBatches(
    'unit',
    units.map((unit) => unitRow(unit, today)),
  );
  yield* inBatches(
    'unit_state',
    units.flatMap((unit) => stateRows(unit)),
  );
}
