import { defineModule } from '@baara/model';
import { dependant, next_of_kin, person_contact } from './contact.ts';
import { figures } from './figures.ts';
import { document, note, record_check } from './file.ts';
import { identifier_type, person_identifier } from './identifier.ts';
import { education, person_competency, person_language, registration } from './learning.ts';
import * as learningLists from './learning-lists.ts';
import * as lists from './lists.ts';
import { employment, out_migration, person_reference } from './past.ts';
import { person as personForm } from './person.ts';

export const personModule = defineModule({
  id: 'person',
  version: '1.0.0',
  core: '^1',
  requires: { geography: '^1' },
  label: { fr: 'Agents', en: 'People' },
  forms: [
    personForm,
    person_identifier,
    person_contact,
    next_of_kin,
    dependant,
    education,
    registration,
    person_language,
    person_competency,
    employment,
    person_reference,
    out_migration,
    document,
    note,
    record_check,
  ],
  lists: [...Object.values(lists), ...Object.values(learningLists), identifier_type],
  figures,
  menus: [{ id: 'people', label: { fr: 'Agents', en: 'People' }, order: 10, icon: 'users' }],
});
