import { addYears, fieldRef, figure, today } from '@baara/model';
import { assignment } from './assignment.ts';
import { person } from './person.ts';
import { post } from './vacancy.ts';

const born = fieldRef(['birth_date']);

/** The establishment at a glance: who is here, who comes and goes, what is vacant. */
export const figures = [
  figure(person, {
    id: 'headcount',
    label: { fr: 'Effectif', en: 'Headcount' },
    help: {
      fr: 'Agents qui ont une affectation ouverte dans l’unité ou au-dessous.',
      en: 'People with an open assignment in the unit or below it.',
    },
    by: 'position_cadre',
  }),
  figure(assignment, {
    id: 'arrivals',
    label: { fr: 'Arrivées du mois', en: 'Arrivals this month' },
    help: { fr: 'Prises de service de ce mois.', en: 'Assignments that begin this month.' },
    during: { field: 'valid_from', period: 'this_month' },
  }),
  figure(assignment, {
    id: 'departures',
    label: { fr: 'Départs du mois', en: 'Departures this month' },
    help: { fr: 'Affectations dont le dernier jour tombe ce mois.', en: 'Assignments whose last day is this month.' },
    during: { field: 'valid_to', period: 'this_month' },
  }),
  figure(person, {
    id: 'retirements',
    label: { fr: 'Retraites dans les 12 mois', en: 'Retirements within 12 months' },
    help: {
      fr: 'Naissance, plus l’âge de la retraite du cadre ou de la catégorie.',
      en: 'Birth, plus the retirement age of the cadre or the category.',
    },
    // Nobody retires at forty: the younger are passed over before their cadre is looked at.
    where: () => born.onOrBefore(addYears(today(), -40)),
    during: { field: 'position_retirement_date', period: 'next_12_months' },
  }),
  figure(post, {
    id: 'vacancies',
    label: { fr: 'Postes vacants', en: 'Vacant posts' },
    help: {
      fr: 'Postes ni gelés ni supprimés que personne n’occupe aujourd’hui.',
      en: 'Posts, neither frozen nor abolished, that nobody holds today.',
    },
    where: (r) => r.position_vacant.eq(true),
    by: 'cadre',
    wanting: true,
  }),
];
