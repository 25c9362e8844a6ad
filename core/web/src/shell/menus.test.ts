import { describe, expect, it } from 'vitest';
import type { Overview, OverviewForm } from '../api/types.ts';
import { listAddress, listLinks, menuEntries, mostInMenu, shownLinks } from './menus.ts';
import { pagesNamed } from './named-pages.ts';

const posts = { kind: 'posts', form: 'assignment', record: 'person', unit: 'facility', owner: 'main' } as const;
const unit = { kind: 'unit', field: 'facility' } as const;
const via = { kind: 'via', field: 'person' } as const;

describe('the address of a list in the navigation', () => {
  it('begins with the unit one works in where records have a place', () => {
    expect(listAddress({ id: 'person', place: [posts] }, 'sikasso')).toBe('/f/person?under=sikasso');
    expect(listAddress({ id: 'leave', place: [via] }, 'sikasso')).toBe('/f/leave?under=sikasso');
  });

  it('asks by the form’s own unit rather than by what it leads to', () => {
    const assignment = { id: 'assignment', place: [unit, via] };
    expect(listAddress(assignment, 'sikasso')).toBe('/f/assignment?w.facility=under:sikasso');
  });

  it('is the whole list for what belongs to everybody, and while no unit is known', () => {
    expect(listAddress({ id: 'cadre', place: [{ kind: 'everyone' }] }, 'sikasso')).toBe('/f/cadre');
    expect(listAddress({ id: 'person', place: [posts] }, undefined)).toBe('/f/person');
  });
});

const both = (words: string) => ({ fr: words, en: words });

describe('the menus', () => {
  const form = (id: string, facts: Pick<Partial<OverviewForm>, 'kind' | 'can'> & { menu?: string } = {}) => ({
    ...{ id, module: 'tiny', label: both(id), plural: both(id), kind: 'record' as const, menu: 'register' },
    ...{
      place: [{ kind: 'everyone' as const }],
      title: [],
      sensitive: false,
      parents: [],
      can: ['read' as const],
      ...facts,
    },
  });
  const site = (...forms: readonly OverviewForm[]): Overview => ({
    ...{
      site: { id: 'tiny', label: both('Essai') },
      languages: ['fr'],
      currency: { code: 'XOF', decimals: 0 },
      timeZone: 'UTC',
    },
    ...{
      phone: { countryCode: '223', nationalDigits: 8, pattern: '' },
      panels: [],
      figures: [],
      generation: '',
      modules: [],
      parts: [],
    },
    menus: [
      { id: 'rules', label: both('Règles'), order: 20, icon: 'gear' },
      { id: 'register', label: both('Registre'), order: 10, icon: 'users' },
    ],
    forms: Object.fromEntries(forms.map((each) => [each.id, each])),
  });
  const many = Array.from({ length: 30 }, (_, at) => form(`list${at}`, { kind: 'list', menu: 'rules' }));

  it('show the lists of choices as one entry, after what people work with', () => {
    const [register, rules] = menuEntries(site(...many, form('person'), form('norm', { menu: 'rules' })), undefined);
    expect(register?.links.map(({ title }) => title)).toEqual(['person']);
    expect(rules?.links.map(({ address }) => address)).toEqual(['/f/norm', '/lists']);
    expect(listLinks(site(...many))).toHaveLength(30);
  });

  it('leave out what may not be read, and menus without anything', () => {
    const shown = menuEntries(site(form('person'), form('norm', { menu: 'rules', can: [] })), undefined);
    expect(shown.map(({ id }) => id)).toEqual(['register']);
  });

  it('are never longer than is seen at a glance: the rest stands on a page', () => {
    const [register] = menuEntries(site(...Array.from({ length: 14 }, (_, at) => form(`form${at}`))), undefined);
    const links = register ? shownLinks(register) : [];
    expect(links).toHaveLength(mostInMenu);
    expect(links.at(-1)).toMatchObject({ address: '/menu/register', title: 'Tout voir (14)' });
  });

  it('give the search the names of all pages, of lists too', () => {
    const found = pagesNamed('LIST2', site(...many), undefined).map(({ title }) => title);
    expect(found).toEqual(['list2', 'list20', 'list21', 'list22', 'list23']);
  });
});
