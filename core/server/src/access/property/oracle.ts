import {
  type Action,
  type Expression,
  evaluate,
  type Grant,
  type ModelField,
  type ModelForm,
  type Result,
  references,
} from '@baara/model';
import { accessModel } from './model.ts';
import type { Rights } from './rights.ts';
import { ancestors, numbered, recordId, unitId } from './store.ts';
import type { World, WorldRecord } from './world.ts';

type Days = { readonly from: number; readonly to: number | null };
type Held = { readonly grant: Grant; readonly unit: number | null };
type Numbered = { readonly record: WorldRecord; readonly number: number; readonly id: string };

export const today = '2026-06-15';

/**
 * Who may see and do what, said as plainly as the rules are told to a person: one record at a time, by walking up the
 * tree, without any SQL and without anything of `access/`.
 */
export function oracleOf(world: World, { roles, holdings }: Rights) {
  const all: readonly Numbered[] = numbered(world);
  const isWhole = (unit: number) => world.parents.every((_, other) => ancestors(world, other).includes(unit));
  const isToday = ({ from, to }: Days) => from <= 0 && (to === null || Math.max(from, to) > 0);
  const held: readonly Held[] = holdings.flatMap(({ role, unit, giver, ...days }) => {
    if (!isToday(days) || (giver && (giver.closed || !isToday(giver)))) return [];
    const at = unit === null ? null : unit % world.parents.length;
    return (roles[role] ?? []).map((grant) => ({ grant, unit: at === null || isWhole(at) ? null : at }));
  });

  const formOf = (id: string) => accessModel.forms[id] as ModelForm;
  const heldFor = (form: string, action: Action) =>
    held.filter(
      ({ grant }) =>
        grant.actions.includes(action) && (grant.form === form || (grant.form === '*' && !formOf(form).sensitive)),
    );
  const sensitive = (field: ModelField) => field.sensitive === true || field.key === 'pay';
  const covers = (grant: Grant, field: ModelField) =>
    grant.fields === undefined || grant.fields === '*' ? !sensitive(field) : grant.fields.includes(field.key);

  /** The units of a record; the first owns it, the others only read. */
  function places({ record, id }: Numbered, purpose: 'reading' | 'writing'): readonly number[] {
    const owner = record.owner === null ? [] : [record.owner];
    const person = (key: string) => target(record, key);
    const behind = (found: Numbered | undefined) => (found ? places(found, purpose) : []);
    switch (record.form) {
      case 'person':
        return purpose === 'reading' ? record.places : record.places.slice(0, 1);
      case 'assignment':
        return [record.units.facility ?? -1, ...behind(person('person'))];
      case 'visit': {
        if (record.units.facility === null && record.records.person === null) return owner;
        return [
          ...(record.units.facility === null ? [] : [record.units.facility as number]),
          ...behind(person('person')),
        ];
      }
      case 'note':
      case 'sanction':
        return behind(person('person'));
      case 'paper':
        return behind(person('note'));
      case 'memo':
        return owner;
      case 'notice':
        return purpose === 'reading' ? world.parents.map((_, unit) => unit) : owner;
      default:
        throw new Error(`no place for ${record.form} ${id}`);
    }
  }

  function target(record: WorldRecord, key: string): Numbered | undefined {
    const number = record.records[key];
    return number === null || number === undefined ? undefined : all.find((each) => each.id === recordId(key, number));
  }

  function allows({ grant, unit }: Held, each: Numbered, purpose: 'reading' | 'writing'): boolean {
    if (grant.when && !holds(grant.when, each, false)) return false;
    if (grant.scope === 'everywhere' || unit === null) return true;
    return places(each, purpose).some((place) => place >= 0 && ancestors(world, place).includes(unit));
  }

  function may(action: Action, each: Numbered, field?: ModelField): boolean {
    const purpose = action === 'read' ? 'reading' : 'writing';
    return heldFor(each.record.form, action).some(
      (one) => (!field || covers(one.grant, field)) && allows(one, each, purpose),
    );
  }

  const holds = (expression: Expression, each: Numbered, asCaller: boolean): boolean => {
    const found = evaluate(expression, scopeOf(each, asCaller));
    return found.kind === 'value' && found.value === true;
  };

  function scopeOf(each: Numbered, asCaller: boolean) {
    return {
      values: plainValues(each.record),
      unknown: each.record.unknown,
      today,
      resolve: (path: readonly string[]) => valueAt(each, path, asCaller),
    };
  }

  function valueAt(each: Numbered, path: readonly string[], asCaller: boolean): Result {
    const [key = '', ...rest] = path;
    const field = formOf(each.record.form).fields[key] as ModelField;
    if (rest.length === 0 && field.kind === 'computed') return evaluate(field.value, scopeOf(each, false));
    if (rest.length === 0)
      return evaluate({ op: 'field', path }, { ...scopeOf(each, asCaller), resolve: () => ({ kind: 'empty' }) });
    if (key === 'cadre') {
      const canRead = !asCaller || held.length > 0;
      const code = each.record.values.cadre ?? null;
      return code === null || !canRead ? { kind: 'empty' } : { kind: 'value', value: code === 'doctor' };
    }
    const there = target(each.record, key);
    if (!there) return { kind: 'empty' };
    const next = formOf(there.record.form).fields[rest[0] ?? ''] as ModelField;
    if (asCaller && (there.record.deleted || !may('read', there) || !may('read', there, next)))
      return { kind: 'empty' };
    return valueAt(there, rest, asCaller);
  }

  /** The fields of a filter that nobody granted: the whole request is refused. */
  function isRefused(form: string, where: Expression): boolean {
    return references(where).some((path) => isPathRefused(form, path));
  }

  function isPathRefused(form: string, [key = '', ...rest]: readonly string[]): boolean {
    const field = formOf(form).fields[key] as ModelField;
    if (!heldFor(form, 'read').some(({ grant }) => covers(grant, field))) return true;
    if (rest.length === 0 || key === 'cadre' || heldFor(key, 'read').length === 0) return false;
    return isPathRefused(key, rest);
  }

  return {
    of: (form: string) => all.filter(({ record }) => record.form === form).sort((a, b) => a.number - b.number),
    /** With deleted rows asked for: those only for who may delete them. */
    maySee: (each: Numbered) => may('read', each) && (!each.record.deleted || may('delete', each)),
    may,
    isRefused,
    fieldsOf: (form: string) =>
      Object.values(formOf(form).fields).filter((field) =>
        heldFor(form, 'read').some(({ grant }) => covers(grant, field)),
      ),
    matches: (each: Numbered, where: Expression) =>
      references(where).every(([key = '']) => may('read', each, formOf(each.record.form).fields[key] as ModelField)) &&
      holds(where, each, true),
  };
}

function plainValues(record: WorldRecord) {
  const units = Object.entries(record.units).map(([key, unit]) => [key, unit === null ? null : unitId(unit)] as const);
  const targets = Object.entries(record.records).map(
    ([key, number]) => [key, number === null ? null : recordId(key, number)] as const,
  );
  return {
    ...Object.fromEntries(
      Object.keys((accessModel.forms[record.form] as ModelForm).fields)
        .filter((key) => key !== 'called' && key !== 'pay')
        .map((key) => [key, null]),
    ),
    ...record.values,
    ...Object.fromEntries([...units, ...targets]),
    ...(record.form === 'person' ? { languages: record.languages } : {}),
  };
}
