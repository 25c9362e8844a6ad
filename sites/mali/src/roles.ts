import type { Grant, RoleDraft } from '@baara/model';
import { councilRoles } from './roles/councils.ts';
import { everything, on, readAll, write } from './roles/grants.ts';
import { scholarshipRoles } from './roles/scholarships.ts';
import { recruiters, schoolDirectory, schoolKeepers, schoolRoles } from './roles/schools.ts';
import { sgbvRoles } from './roles/sgbv-training.ts';

const personForms = [
  ...['person', 'person_identifier', 'person_contact', 'next_of_kin', 'dependant', 'person_language', 'education'],
  ...['person_competency', 'registration', 'employment', 'person_reference', 'out_migration'],
  ...['document', 'note', 'record_check'],
];
const workForms = [
  ...['assignment', 'career', 'administrative_position', 'leave', 'leave_balance', 'confirmation', 'appraisal'],
  ...['attendance', 'application', 'interview', 'hiring_decision', 'post'],
];
const trainingForms = [
  ...['training_session', 'participation', 'training_presence', 'training_exam', 'competency_assessment'],
  ...['training_need', 'session_trainer'],
];
const catalogueForms = ['course', 'course_module', 'competency_requirement', 'training_institution', 'training_funder'];
const payForms = ['salary', 'allowance', 'payment_account'];
const unitForms = ['unit_identifier', 'unit_population', 'unit_contact'];

/** Who works where, for everybody who signs in: enough to find a colleague, nothing of their private life. */
const directory: readonly Grant[] = [
  {
    form: 'person',
    actions: ['read'],
    fields: [
      'surname',
      'given_names',
      'maiden_name',
      'other_names',
      'sex',
      'position_cadre',
      'position_specialty',
      'position_statut',
    ],
    scope: 'everywhere',
  },
  {
    form: 'assignment',
    actions: ['read'],
    fields: ['person', 'facility', 'main', 'function', 'department', 'valid_from', 'valid_to'],
    scope: 'everywhere',
  },
  ...schoolDirectory,
];

/** Validation of decentralised entry: who enters submits, by the right to change; the other steps are named. */
const validating = (...steps: readonly string[]): Grant => ({
  form: 'assignment',
  actions: [],
  transitions: steps.map((step) => `assignment_validation.${step}`),
  scope: 'unit',
});

const inScope: Grant = { form: '*', actions: readAll, fields: '*', scope: 'unit' };

export const roles: readonly RoleDraft[] = [
  {
    id: 'national_director',
    // Of who reads the whole country or keeps accounts; the demonstration's own accounts are not asked.
    secondFactor: true,
    label: { fr: 'Directeur des ressources humaines', en: 'National HR director' },
    help: {
      fr: 'Voit et corrige tout le pays, sanctions et traitements compris.',
      en: 'Sees and corrects the whole country, sanctions and pay included.',
    },
    grants: [
      inScope,
      ...on([...personForms, ...workForms, ...payForms, ...unitForms, 'staffing_norm'], everything),
      ...on([...trainingForms, ...catalogueForms], everything),
      ...on(['sanction', 'accident'], everything),
      ...on(['unit', 'unit_state', 'unit_succession'], write),
      validating('consolidate', 'send_back_validated'),
      ...schoolKeepers,
    ],
    rights: ['undo-import', 'see-audit', 'administer-users', 'administer-roles', 'share-views'],
  },
  {
    id: 'regional_manager',
    label: { fr: 'Gestionnaire régional des RH', en: 'Regional HR manager' },
    help: {
      fr: 'Tient les dossiers de sa région ; voit l’annuaire du pays.',
      en: 'Keeps the files of the region; sees the national directory.',
    },
    grants: [
      inScope,
      ...on([...personForms, ...workForms, ...trainingForms, ...unitForms], everything),
      ...on([...payForms, 'accident'], write),
      ...on(['unit', 'unit_state', 'unit_succession'], write),
      validating('validate', 'send_back'),
      ...directory,
      ...recruiters,
    ],
    rights: ['undo-import'],
  },
  {
    id: 'district_manager',
    label: { fr: 'Gestionnaire de district', en: 'District HR manager' },
    help: {
      fr: 'Tient les dossiers de son district ; voit l’annuaire du pays.',
      en: 'Keeps the files of the district; sees the national directory.',
    },
    grants: [
      inScope,
      ...on([...personForms, ...workForms, ...trainingForms, 'unit_contact'], write),
      ...directory,
      ...recruiters,
    ],
  },
  {
    id: 'facility_head',
    label: { fr: 'Chef de structure', en: 'Head of facility' },
    help: {
      fr: 'Voit ses agents, saisit présences et congés.',
      en: 'Sees the staff of the facility, enters attendance and leave.',
    },
    grants: [
      { form: '*', actions: ['read'], fields: '*', scope: 'unit' },
      ...on(['attendance', 'leave', 'appraisal', 'record_check', 'note', 'unit_contact'], ['read', 'create', 'update']),
      ...directory,
    ],
  },
  {
    id: 'discipline_officer',
    secondFactor: true,
    label: { fr: 'Chargé de la discipline', en: 'Discipline officer' },
    help: {
      fr: 'Seul, avec le directeur, à lire les sanctions.',
      en: 'Reads sanctions, as only the director does too.',
    },
    grants: [inScope, ...on(['sanction'], write), ...directory],
  },
  {
    id: 'pay_officer',
    label: { fr: 'Chargé de la solde', en: 'Payroll officer' },
    grants: [inScope, ...on(payForms, write), ...directory],
  },
  {
    id: 'training_officer',
    label: { fr: 'Chargé de la formation', en: 'Training officer' },
    help: {
      fr: 'Prépare et tient les sessions de son territoire ; voit l’annuaire du pays.',
      en: 'Plans and keeps the sessions of the territory; sees the national directory.',
    },
    grants: [
      ...on(['person', 'assignment', 'person_competency'], readAll),
      ...on(['unit'], ['read'], 'everywhere'),
      ...on(trainingForms, everything),
      ...on(catalogueForms, write),
      ...directory,
    ],
  },
  ...councilRoles,
  {
    id: 'auditor',
    secondFactor: true,
    label: { fr: 'Auditeur', en: 'Auditor' },
    help: {
      fr: 'Lit tout ce qui n’est pas confidentiel, ne change rien.',
      en: 'Reads all that is not sensitive, changes nothing.',
    },
    grants: [{ form: '*', actions: ['read'], fields: '*', scope: 'unit' }],
    rights: ['see-audit'],
  },
  {
    id: 'implementer',
    secondFactor: true,
    label: { fr: 'Administrateur du système', en: 'Implementer' },
    help: {
      fr: 'Règle les listes, les structures, les comptes ; ne lit pas les dossiers confidentiels.',
      en: 'Keeps lists, units and accounts; does not read sensitive files.',
    },
    grants: [{ form: '*', actions: everything, fields: '*', scope: 'everywhere' }],
    rights: ['configure-site', 'administer-users', 'administer-roles', 'undo-import', 'see-audit', 'share-views'],
  },
  ...schoolRoles,
  ...sgbvRoles,
  ...scholarshipRoles,
];
