import { f } from '../f.ts';
import { defineForm, posts, via } from '../form.ts';
import { defineList } from '../list.ts';
import { defineModule } from '../module.ts';
import { extendForm } from '../overlay.ts';
import { text } from './testing.ts';

export const sex = defineList('sex', {
  label: text('Sexe'),
  items: [
    { code: 'F', label: text('Féminin') },
    { code: 'M', label: text('Masculin') },
  ],
});
const unit = defineForm('unit', {
  label: text('Structure'),
  fields: {
    name: f.text({ label: text('Nom'), required: true }),
    parent: f.treeRef('self', { label: text('Parent') }),
  },
  place: 'everyone',
  title: ['name'],
  tree: { states: 'unit_state', successions: 'unit_succession' },
});
const unit_state = defineForm('unit_state', {
  label: text('État'),
  fields: { unit: f.treeRef(unit, { label: text('Structure'), required: true }), name: f.text({ label: text('Nom') }) },
  dated: { exclusive: ['unit'] },
  place: 'unit',
  title: ['name'],
});
const unit_succession = defineForm('unit_succession', {
  label: text('Succession'),
  fields: { predecessor: f.treeRef(unit, { label: text('De') }), successor: f.treeRef(unit, { label: text('À') }) },
  place: 'everyone',
  title: ['predecessor'],
});
export const geography = defineModule({
  id: 'geography',
  version: '1.2.0',
  core: '^1',
  label: text('Géographie'),
  lists: [],
  forms: [unit, unit_state, unit_succession],
});

export const person = defineForm('person', {
  label: text('Agent'),
  fields: {
    surname: f.text({ label: text('Nom'), required: true }),
    sex: f.choice(sex, { label: text('Sexe') }),
    birth_date: f.date({ label: text('Naissance'), unknown: true }),
    birth_place: f.text({ label: text('Lieu de naissance') }),
  },
  place: 'owner',
  title: ['surname'],
});
const personModule = defineModule({
  id: 'person',
  version: '1.0.0',
  core: '^1',
  requires: { geography: '^1' },
  label: text('Personnes'),
  lists: [sex],
  forms: [person],
});

const assignment = defineForm('assignment', {
  label: text('Affectation'),
  fields: {
    person: f.ref(person, { label: text('Agent'), required: true, parent: true }),
    facility: f.treeRef(unit, { label: text('Structure'), required: true }),
    main: f.boolean({ label: text('Principale') }),
  },
  dated: { exclusive: ['person'] },
  place: [via('person'), 'facility'],
  title: ['facility', 'valid_from'],
});
export const person_position = extendForm(person, {
  owner: 'position',
  add: { rank: f.integer({ label: text('Rang') }) },
  place: posts({ form: assignment, unit: 'facility', owner: 'main' }),
});
export const position = defineModule({
  id: 'position',
  version: '1.0.0',
  core: '^1',
  requires: { person: '^1', geography: '^1' },
  label: text('Postes'),
  forms: [assignment],
  extend: [person_position],
});

/** Units, people, and posts that place them: three modules, given in another order than they need. */
export const modules = [position, personModule, geography];
