import { uuidv7 } from '@baara/model';
import { current } from '../database/index.ts';
import type { EnvelopeResult, Operation, Values } from '../records/types.ts';
import { childrenOn, requireOpen } from './change-unit.ts';
import { changeFrom, datedRows, rowOn } from './dated-rows.ts';
import { refusal } from './refusal.ts';
import { apply, type Reorganisation } from './reorganisation.ts';
import { requireShape, type TreeShape } from './shape.ts';

/** One of the units that follow a split: a new one with its values, or one that is there already (the split unit itself too). */
export type Part =
  | {
      /** The new unit's id, when the author wants to know it beforehand. */
      readonly id?: string;
      /** Fields of the unit: name, code…; type and parent are those of the split unit unless said. */
      readonly values: Values;
      readonly children: readonly string[];
    }
  | { readonly unit: string; readonly children: readonly string[] };

export interface Split extends Reorganisation {
  readonly unit: string;
  readonly into: readonly Part[];
}

/**
 * Splits a unit from a day on. New units open, children move to the part that names them, and the unit closes with a link
 * to each part; when the unit is itself among the parts it stays open and keeps the children that no part names. People
 * stay with their posts: those at the closed unit itself are read from what the parts share until they are distributed.
 * Throws `tree.invalid`: `parts` (fewer than two), `children` (one that no part takes, or two take), `not_child`, `not_open`.
 */
export async function splitUnit(request: Split): Promise<EnvelopeResult> {
  const { unit, into, on } = request;
  const shape = requireShape(current().model);
  if (into.length < 2) throw refusal('parts', { unit });
  const survives = into.some((part) => 'unit' in part && part.unit === unit);
  await checkChildren(request, survives);

  const moved = into.flatMap(({ children }) => children);
  const rows = await datedRows([unit, ...moved]);
  const origin = rowOn(rows.get(unit) ?? [], unit, on);
  const operations: Operation[] = [];
  for (const part of into) {
    const target = 'unit' in part ? part.unit : (part.id ?? uuidv7());
    if ('unit' in part) {
      if (part.unit !== unit) await requireOpen([part.unit], on);
    } else
      operations.push(...openUnit(shape, { id: target, values: { ...inherited(origin.values), ...part.values }, on }));
    for (const child of part.children) {
      operations.push(
        ...changeFrom(shape, { unit: child, on, changes: { parent: target }, rows: rows.get(child) ?? [] }),
      );
    }
    if (target !== unit)
      operations.push(succession(shape, { predecessor: unit, successor: target, nature: shape.codes.split, date: on }));
  }
  if (!survives) {
    operations.push(
      ...changeFrom(shape, { unit, on, changes: { status: shape.codes.closed }, rows: rows.get(unit) ?? [] }),
    );
  }
  return apply(operations, request);
}

async function checkChildren({ unit, into, on }: Split, survives: boolean): Promise<void> {
  const children = (await childrenOn([unit], on)).map((child) => child.unit);
  const taken = into.flatMap((part) => part.children);
  const strange = taken.filter((child) => !children.includes(child));
  if (strange.length > 0) throw refusal('not_child', { unit, children: strange });
  const twice = taken.filter((child, index) => taken.indexOf(child) !== index);
  const left = survives ? [] : children.filter((child) => !taken.includes(child));
  if (twice.length + left.length > 0) throw refusal('children', { unit, children: [...twice, ...left] });
}

function inherited({ parent = null, type = null, status = null }: Values): Values {
  return { parent, type, status };
}

/** A new unit and its first dated row. */
export function openUnit(
  shape: TreeShape,
  { id, values, on }: { id: string; values: Values; on: string },
): Operation[] {
  const dated = Object.fromEntries(shape.snapshot.map((key) => [key, values[key] ?? null]));
  const opened: Values = 'opened' in shape.units.fields ? { opened: on } : {};
  return [
    { do: 'create', form: shape.units.id, id, values: { ...opened, ...values } },
    { do: 'create', form: shape.states.id, id: uuidv7(), values: { ...dated, unit: id, valid_from: on } },
  ];
}

/** The link between a unit and what took over from it. */
export function succession(shape: TreeShape, values: Values): Operation {
  return { do: 'create', form: shape.successions.id, id: uuidv7(), values };
}
