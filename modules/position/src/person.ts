import { addYears, coalesce, extendForm, f, fieldRef, posts, today, yearsBetween } from '@baara/model';
import { person as personForm } from '@baara/person';
import { assignment } from './assignment.ts';
import { corps, funding_source, grade, statut } from './career-lists.ts';
import { cadre, category, specialty } from './occupation-lists.ts';

const born = fieldRef(['birth_date']);
const entered = fieldRef(['position_entry_date']);

/**
 * What the position module tells of a person: the facts of today that every list filters and counts by. They stand on the
 * person so that a page of a national list joins nothing; `career` keeps the dated acts behind them.
 */
export const person = extendForm(personForm, {
  owner: 'position',
  place: posts({ form: assignment, unit: 'facility', owner: 'main' }),
  add: {
    cadre: f.choice(cadre, { label: { fr: 'Cadre', en: 'Cadre' }, synonyms: ['profession', 'qualification'] }),
    specialty: f.choice(specialty, { label: { fr: 'Spécialité', en: 'Specialty' } }),
    statut: f.choice(statut, {
      label: { fr: 'Statut', en: 'Terms of employment' },
      synonyms: ['type d’agent', 'type de contrat'],
    }),
    corps: f.choice(corps, { label: { fr: 'Corps', en: 'Corps' } }),
    category: f.choice(category, { label: { fr: 'Catégorie', en: 'Category' } }),
    grade: f.choice(grade, { label: { fr: 'Grade ou classe', en: 'Grade' } }),
    echelon: f.integer({ label: { fr: 'Échelon', en: 'Échelon' }, min: 0, max: 20 }),
    funding: f.choice(funding_source, {
      label: { fr: 'Source de financement', en: 'Funding source' },
      synonyms: ['financement', 'type de budget', 'bailleur'],
    }),
    entry_date: f.date({
      label: { fr: 'Entrée dans le service', en: 'Entered the service' },
      synonyms: ['date de recrutement', 'date d’engagement', 'date de première prise de service'],
    }),
    seniority: f.computed({
      label: { fr: 'Ancienneté (années)', en: 'Seniority (years)' },
      result: 'number',
      value: yearsBetween(entered, today()),
    }),
    retirement_date: f.computed({
      label: { fr: 'Départ à la retraite prévu', en: 'Expected retirement' },
      help: {
        fr: 'Naissance, plus l’âge fixé par le cadre, à défaut par la catégorie de l’agent, à défaut par la catégorie d’entrée du cadre.',
        en: 'Birth, plus the age that the cadre sets, or else the person’s category, or else the cadre’s entry category.',
      },
      result: 'date',
      value: addYears(
        born,
        coalesce(
          fieldRef(['position_cadre', 'retirement_age']),
          fieldRef(['position_category', 'retirement_age']),
          fieldRef(['position_cadre', 'category', 'retirement_age']),
        ),
      ),
    }),
  },
});
