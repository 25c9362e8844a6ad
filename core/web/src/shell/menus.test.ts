import { describe, expect, it } from 'vitest';
import { listAddress } from './menus.ts';

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
