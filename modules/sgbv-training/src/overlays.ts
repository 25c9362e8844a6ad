import { unit_type } from '@baara/geography';
import { extendForm, f, fieldRef, item } from '@baara/model';
import { competency, competency_type } from '@baara/person';
import {
  competency_assessment,
  course_category,
  participation,
  training_exam,
  training_session,
} from '@baara/training';
import { body_type } from './lists.ts';
import { referral_organisation } from './network.ts';

const owner = 'sgbv_training';

/** The category of the courses that this module follows up. */
export const sgbv = 'SGBV';

const isGuest = fieldRef(['person']).isEmpty();

/** A guest is of a kind of body, and perhaps of an organisation of the network. */
export const sgbv_participation = extendForm(participation, {
  owner,
  add: {
    body_type: f.choice(body_type, {
      label: { fr: 'Invité : type d’organisme', en: 'Guest: body type' },
      visibleWhen: isGuest,
    }),
    organisation: f.ref(referral_organisation, {
      label: { fr: 'Invité : organisation du réseau', en: 'Guest: organisation of the network' },
      visibleWhen: isGuest,
    }),
  },
  move: {
    sgbv_training_body_type: { before: 'guest_body' },
    sgbv_training_organisation: { after: 'guest_body' },
  },
  help: { notes: nothingOfSurvivors() },
});

/** Said at each free text of the training module in which somebody might tell of a survivor. */
function nothingOfSurvivors() {
  return {
    fr: 'N’écrivez rien sur une victime ou sur un cas : ce registre ne les connaît pas.',
    en: 'Write nothing about a survivor or a case: this register does not know them.',
  };
}

export const overlays = [
  sgbv_participation,
  extendForm(training_session, { owner, help: { notes: nothingOfSurvivors() } }),
  extendForm(training_exam, { owner, help: { notes: nothingOfSurvivors() } }),
  extendForm(competency_assessment, { owner, help: { notes: nothingOfSurvivors() } }),
  extendForm(course_category, {
    owner,
    addItems: [item(sgbv, 'Violences basées sur le genre (VBG)', 'Sexual and gender-based violence (SGBV)')],
  }),
  extendForm(competency_type, { owner, addItems: [item('PROTECTION', 'Protection', 'Protection')] }),
  extendForm(competency, {
    owner,
    addItems: [
      item('SGBV_LISTEN', 'Accueil et écoute sans jugement', 'Listening without judgement', { type: 'PROTECTION' }),
      item('SGBV_CARE', 'Soins après violences sexuelles', 'Care after sexual violence', { type: 'CLINICAL' }),
      item('SGBV_PFA', 'Premiers secours psychologiques', 'Psychological first aid', { type: 'PROTECTION' }),
      item('SGBV_REFER', 'Orientation dans le réseau', 'Referral within the network', { type: 'PROTECTION' }),
      item('SGBV_CONFIDENTIALITY', 'Confidentialité et sécurité', 'Confidentiality and safety', { type: 'PROTECTION' }),
    ],
  }),
  extendForm(unit_type, {
    owner,
    add: {
      directory: f.boolean({
        label: { fr: 'A un annuaire d’orientation', en: 'Has a referral directory' },
        help: {
          fr: 'Les districts : leur annuaire s’imprime, leurs communes sans contact formé se comptent.',
          en: 'Districts: their directory is printed, their communes without a trained contact are counted.',
        },
      }),
    },
  }),
];
