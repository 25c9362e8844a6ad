import { extendForm, f, or } from '@baara/model';
import { identifier_type, next_of_kin, person_contact, person_identifier } from '@baara/person';
import { person as personAtWork } from '@baara/position';
import { identifierTypes } from './lists/statute.ts';

const owner = 'mali';

/** The person's page in Mali: the matricule of the civil service and the national number (NINA) beside the name. */
export const person = extendForm(personAtWork, {
  owner,
  add: {
    matricule: f.identifier({
      label: { fr: 'Matricule', en: 'Civil service number' },
      help: {
        fr: 'Numéro matricule de la fonction publique : sept chiffres et une lettre.',
        en: 'Number of the civil service: seven digits and a letter.',
      },
      unique: true,
      maxLength: 20,
      pattern: '[0-9A-Z./-]{3,20}',
      warnPattern: '[0-9]{7}[A-Z]',
      synonyms: ['n° matricule', 'numéro matricule', 'no mle', 'mle'],
    }),
    nina: f.identifier({
      label: { fr: 'NINA', en: 'National number (NINA)' },
      help: {
        fr: 'Numéro d’identification nationale : quinze caractères, dont une lettre à la fin.',
        en: 'National identification number: fifteen characters, a letter last.',
      },
      unique: true,
      maxLength: 20,
      warnPattern: '[0-9A-Z]{14}[A-Z]',
      synonyms: ['numéro nina', 'n° nina', 'numéro d’identification nationale'],
    }),
  },
  require: { birth_date: true, position_cadre: true, position_statut: true, position_funding: true },
  default: { nationality: 'ML' },
  hide: ['other_nationality'],
  help: {
    birth_place: { fr: 'Le village ou la commune, comme sur l’acte de naissance.', en: 'As on the birth certificate.' },
  },
  move: { mali_matricule: { after: 'given_names' }, mali_nina: { after: 'mali_matricule' } },
  searchBy: ['mali_matricule', 'mali_nina'],
  columns: [
    'surname',
    'given_names',
    'mali_matricule',
    'sex',
    'birth_date',
    'position_cadre',
    'position_statut',
    'phone',
  ],
});

/** No telefax in the districts. */
const contact = extendForm(person_contact, { owner, hide: ['fax'] });
const kin = extendForm(next_of_kin, { owner, hide: ['fax'] });

const identifiers = extendForm(identifier_type, {
  owner,
  addItems: identifierTypes,
  relabel: {
    items: {
      SOCIAL_SECURITY: { fr: 'Numéro INPS', en: 'INPS number' },
      HEALTH_INSURANCE: { fr: 'Numéro AMO (CANAM)', en: 'AMO number (CANAM)' },
      FORMER_SYSTEM: { fr: 'Identifiant iHRIS (reprise)', en: 'iHRIS identifier (legacy)' },
    },
  },
});

const identifierRules = extendForm(person_identifier, {
  owner,
  validate: (r) => [
    {
      id: 'nina_form',
      test: or(r.type.ne('NINA_CARD'), r.number.matches('[0-9A-Z]{14}[A-Z]')),
      message: {
        fr: 'Un NINA a quinze caractères et finit par une lettre.',
        en: 'A NINA has fifteen characters and ends with a letter.',
      },
      severity: 'warning',
    },
  ],
});

export const personOverlays = [person, contact, kin, identifiers, identifierRules];
