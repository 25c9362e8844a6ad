import { unit } from '@baara/geography';
import { defineForm, f, or, rule, via } from '@baara/model';
import { ofPerson } from '@baara/person';
import { actFields } from './act.ts';
import { career_event, corps, grade, position_type, statut } from './career-lists.ts';
import { category } from './occupation-lists.ts';

/** Where somebody stands in the statute from an act on: corps, category, grade, échelon, index. */
export const career = defineForm('career', {
  label: { fr: 'Situation de carrière', en: 'Career situation' },
  plural: { fr: 'Situations de carrière', en: 'Career situations' },
  fields: {
    person: ofPerson(),
    event: f.choice(career_event, { label: { fr: 'Événement', en: 'Event' } }),
    statut: f.choice(statut, { label: { fr: 'Statut', en: 'Terms of employment' } }),
    corps: f.choice(corps, { label: { fr: 'Corps', en: 'Corps' } }),
    category: f.choice(category, { label: { fr: 'Catégorie', en: 'Category' } }),
    grade: f.choice(grade, { label: { fr: 'Grade ou classe', en: 'Grade' } }),
    echelon: f.integer({ label: { fr: 'Échelon', en: 'Échelon' }, min: 0, max: 20 }),
    indice: f.integer({ label: { fr: 'Indice', en: 'Index' }, min: 0, max: 5000 }),
    ...actFields(),
    tenured: f.date({ label: { fr: 'Titularisation', en: 'Tenured on' } }),
    next_advancement: f.date({ label: { fr: 'Prochain avancement', en: 'Next advancement' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => {
    const born = r.person.to('birth_date');
    return [
      rule(
        or(born.isUnknown(), r.valid_from.after(born)),
        { fr: 'La situation précède la naissance.', en: 'The situation begins before birth.' },
        { id: 'after_birth' },
      ),
    ];
  },
  snapshot: {
    record: 'person',
    fields: {
      statut: 'position_statut',
      corps: 'position_corps',
      category: 'position_category',
      grade: 'position_grade',
      echelon: 'position_echelon',
    },
  },
  timeline: { from: 'valid_from', to: 'valid_to', kind: 'rank' },
  place: via('person'),
  title: ['corps', 'grade', 'valid_from'],
  columns: ['valid_from', 'event', 'corps', 'category', 'grade', 'echelon', 'indice', 'act_number'],
  sort: ['-valid_from'],
  dated: { exclusive: ['person'] },
});

/** Active, seconded, on long leave, retired: one at a time. */
export const administrative_position = defineForm('administrative_position', {
  label: { fr: 'Position administrative', en: 'Administrative position' },
  plural: { fr: 'Positions administratives', en: 'Administrative positions' },
  menu: 'movements',
  fields: {
    person: ofPerson(),
    position: f.choice(position_type, { label: { fr: 'Position', en: 'Position' }, required: true }),
    host: f.text({ label: { fr: 'Organisme d’accueil', en: 'Host organisation' } }),
    host_unit: f.treeRef(unit, { label: { fr: 'Structure d’accueil', en: 'Host unit' } }),
    ...actFields(),
    expected_return: f.date({ label: { fr: 'Retour prévu le', en: 'Expected return' } }),
    reason: f.longText({ label: { fr: 'Motif', en: 'Reason' } }),
  },
  rules: (r) => [
    rule(
      r.expected_return.onOrAfter(r.valid_from),
      { fr: 'Le retour prévu précède le début.', en: 'The expected return comes before the start.' },
      { id: 'return_after_start' },
    ),
  ],
  timeline: { from: 'valid_from', to: 'valid_to', kind: 'rank' },
  place: via('person'),
  title: ['position', 'valid_from'],
  columns: ['person', 'position', 'valid_from', 'valid_to', 'act_number'],
  sort: ['-valid_from'],
  dated: { exclusive: ['person'] },
});
