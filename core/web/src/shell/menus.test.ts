import { describe, expect, it } from 'vitest';
import { listAddress } from './menus.ts';

const posts = { kind: 'posts', form: 'assignment', record: 'person', unit: 'facility', owner: 'main' } as const;
const people = { id: 'person', place: [posts] };
const role = (unit: string | null) => ({
  role: 'manager',
  label: 'Gestionnaire',
  unit: unit === null ? null : { id: unit, title: unit },
});

describe('the address of a list in the navigation', () => {
  it('begins with the reader’s own unit where people are placed by posts', () => {
    expect(listAddress(people, { roles: [role('sikasso')] })).toBe('/f/person?under=sikasso');
    expect(listAddress(people, { roles: [role('sikasso'), role('sikasso')] })).toBe('/f/person?under=sikasso');
  });

  it('is the whole list for the whole country, for several units, and for other forms', () => {
    expect(listAddress(people, { roles: [role(null)] })).toBe('/f/person');
    expect(listAddress(people, { roles: [role('sikasso'), role('kayes')] })).toBe('/f/person');
    expect(listAddress({ id: 'unit', place: [{ kind: 'everyone' }] }, { roles: [role('sikasso')] })).toBe('/f/unit');
    expect(listAddress(people, null)).toBe('/f/person');
  });
});
