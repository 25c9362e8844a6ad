import { defineModule } from '@baara/model';
import { country } from './country.ts';
import {
  area_class,
  department,
  identifier_system,
  ownership,
  population_source,
  sector,
  succession_nature,
  unit_contact_kind,
  unit_status,
  unit_type,
} from './lists.ts';
import { unit } from './unit.ts';
import { unit_contact, unit_identifier, unit_population } from './unit-facts.ts';
import { unit_state, unit_succession } from './unit-state.ts';

export const geography = defineModule({
  id: 'geography',
  version: '1.0.0',
  core: '^1',
  label: { fr: 'Structures et territoires', en: 'Units and territories' },
  forms: [unit, unit_state, unit_succession, unit_identifier, unit_population, unit_contact],
  lists: [
    unit_type,
    unit_status,
    ownership,
    sector,
    area_class,
    department,
    identifier_system,
    population_source,
    succession_nature,
    unit_contact_kind,
    country,
  ],
  menus: [
    { id: 'units', label: { fr: 'Structures', en: 'Units' }, order: 20, icon: 'hospital' },
    { id: 'administration', label: { fr: 'Administration', en: 'Administration' }, order: 90, icon: 'gear' },
  ],
});
