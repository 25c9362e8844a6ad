import { expect, it } from 'vitest';
import { f } from '../f.ts';
import { figure } from '../figure.ts';
import { defineForm } from '../form.ts';
import { defineModule } from '../module.ts';
import { inspectSite } from './compose.ts';
import { siteOf, text } from './testing.ts';

const fields = { name: f.text({ label: text('Nom') }), born: f.date({ label: text('Né le') }) };
const facts = { label: text('Agent'), fields, place: 'everyone', title: ['name'] } as const;
const worker = defineForm('worker', { ...facts, menu: 'people' });
const hidden = defineForm('hidden', facts);
const label = text('Chiffre');

/** What composing says of a module with these figures. */
function flawsOf(...figures: readonly ReturnType<typeof figure>[]) {
  const menus = [{ id: 'people', label: text('Agents'), order: 1, icon: 'users' }];
  const module = defineModule({
    ...{ id: 'staff', version: '1.0.0', core: '^1', label: text('x'), forms: [worker, hidden], menus, figures },
  });
  return inspectSite(siteOf({ modules: [module] }))
    .problems.filter(({ code }) => code === 'figure.invalid')
    .map(({ params }) => params.reason);
}

it('a figure counts by a date and opens a list of the menu', () => {
  expect(flawsOf(figure(worker, { id: 'young', label, during: { field: 'born', period: 'this_month' } }))).toEqual([]);
});

it('a figure that could not be counted, or opens no list, is refused with the reason', () => {
  expect(flawsOf(figure(worker, { id: 'Young', label }))).toEqual(['id']);
  expect(flawsOf(figure(worker, { id: 'young', label }), figure(worker, { id: 'young', label }))).toEqual(['id']);
  expect(flawsOf(figure(worker, { id: 'named', label, during: { field: 'name', period: 'this_month' } }))).toEqual([
    'during "name"',
  ]);
  expect(flawsOf(figure(worker, { id: 'each', label, by: 'name' }))).toEqual(['by "name"']);
  expect(flawsOf(figure(hidden, { id: 'unseen', label }))).toEqual(['menu']);
});
