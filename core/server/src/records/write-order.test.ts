import { expect, test } from 'vitest';
import { tinyModel } from '../testing/index.ts';
import type { Settled } from './state.ts';
import { writeOrderOf } from './write-order.ts';

const { forms } = tinyModel();

const draft = (form: string, verb: Settled['verb']) => ({ form: forms[form], verb }) as Settled;

function orderOf(...drafts: Settled[]) {
  const { groups, mayBreak } = writeOrderOf(drafts);
  return { mayBreak, groups: groups.map((group) => group.map(({ form, verb }) => `${verb} ${form.id}`)) };
}

test('new records go in behind those that they name, whatever came first, and break nothing on the way', () => {
  expect(orderOf(draft('assignment', 'create'), draft('person', 'create'), draft('person', 'create'))).toEqual({
    mayBreak: false,
    groups: [['create person', 'create person'], ['create assignment']],
  });
});

test('where forms name each other, constraints wait for the end', () => {
  expect(orderOf(draft('unit', 'create'), draft('unit', 'create')).mayBreak).toBe(true);
});

test('what changes is written before what is new, and constraints wait', () => {
  expect(orderOf(draft('assignment', 'create'), draft('assignment', 'update'))).toEqual({
    mayBreak: true,
    groups: [['update assignment'], ['create assignment']],
  });
});

test('one record breaks nothing by itself', () => {
  expect(orderOf(draft('unit', 'create')).mayBreak).toBe(false);
});
