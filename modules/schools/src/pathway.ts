import { createRow, defineWorkflow, setField, thisRecord, today, type WorkflowEffect } from '@baara/model';
import { student } from './student.ts';
import { study_interruption } from './studies.ts';

const state = (fr: string, en: string, tone: 'quiet' | 'waiting' | 'good' | 'wrong' = 'quiet') => ({
  label: { fr, en },
  tone,
});

/** The functions of this module's server part that follow the last step: papers go into the person's file, and out of it. */
export const carryOver = 'schools_carry_over';
export const takeBack = 'schools_take_back';

const backToStudies: WorkflowEffect = {
  ...{ does: 'end', form: study_interruption.id },
  ...{ match: { there: 'student', here: 'id' }, on: today() },
};

/** Where a student stands, from candidate to in post. Only the last step is the employer's: recruiting makes or finds the person. */
export const student_state = defineWorkflow('state', {
  form: student,
  label: { fr: 'Situation', en: 'Situation' },
  states: {
    applicant: state('Candidat', 'Applicant', 'waiting'),
    refused: state('Non retenu', 'Not selected'),
    admitted: state('Admis', 'Admitted', 'waiting'),
    enrolled: state('Inscrit', 'Enrolled'),
    suspended: state('Suspendu', 'Suspended', 'waiting'),
    repeating: state('Redoublant', 'Repeating'),
    dropped_out: state('Abandon', 'Dropped out', 'wrong'),
    graduated: state('Diplômé', 'Graduated', 'good'),
    certified: state('Certifié', 'Certified', 'good'),
    seeking: state('En attente d’emploi', 'Awaiting employment', 'waiting'),
    in_post: state('En poste', 'In post', 'good'),
  },
  transitions: {
    admit: {
      ...{ from: 'applicant', to: 'admitted', who: 'update' },
      ...{ label: { fr: 'Admettre', en: 'Admit' }, asks: ['entrance_score', 'entrance_rank'] },
    },
    refuse: {
      ...{ from: 'applicant', to: 'refused', who: 'update', reason: 'optional', tone: 'back' },
      label: { fr: 'Ne pas retenir', en: 'Do not select' },
    },
    enrol: {
      ...{ from: 'admitted', to: 'enrolled', who: 'update', requires: ['matricule', 'enrolled'] },
      label: { fr: 'Inscrire', en: 'Enrol' },
    },
    suspend: {
      ...{ from: ['enrolled', 'repeating'], to: 'suspended', who: 'update', reason: 'required', tone: 'back' },
      label: { fr: 'Suspendre', en: 'Suspend' },
      effects: () => [createRow(study_interruption, { student: thisRecord, valid_from: today() })],
    },
    resume: {
      ...{ from: 'suspended', to: 'enrolled', who: 'update' },
      label: { fr: 'Reprendre', en: 'Resume' },
      effects: () => [backToStudies],
    },
    repeat: {
      ...{ from: 'enrolled', to: 'repeating', who: 'update', reason: 'optional' },
      label: { fr: 'Redoubler', en: 'Repeat the year' },
    },
    move_up: {
      ...{ from: 'repeating', to: 'enrolled', who: 'update' },
      label: { fr: 'Passer en classe supérieure', en: 'Move up' },
    },
    drop_out: {
      ...{ from: ['admitted', 'enrolled', 'repeating', 'suspended'], to: 'dropped_out', who: 'update' },
      ...{ requires: ['left', 'left_reason'], reason: 'optional', tone: 'back' },
      label: { fr: 'Enregistrer l’abandon', en: 'Record the dropout' },
      effects: () => [backToStudies],
    },
    come_back: {
      ...{ from: 'dropped_out', to: 'enrolled', who: 'update', reason: 'required' },
      label: { fr: 'Réintégrer', en: 'Readmit' },
    },
    graduate: {
      ...{ from: ['enrolled', 'repeating'], to: 'graduated', who: 'update', requires: ['graduated'] },
      label: { fr: 'Diplômer', en: 'Graduate' },
    },
    certify: {
      ...{ from: 'graduated', to: 'certified', who: 'update', requires: ['certified'] },
      label: { fr: 'Certifier', en: 'Certify' },
    },
    seek: {
      ...{ from: 'certified', to: 'seeking', who: 'update', lasting: false },
      label: { fr: 'Mettre en attente d’emploi', en: 'Awaits employment' },
    },
    recruit: {
      ...{ from: ['graduated', 'certified', 'seeking'], to: 'in_post', requires: ['person'], hook: carryOver },
      label: { fr: 'Lier à un agent du registre', en: 'Link to somebody of the register' },
    },
    unlink: {
      ...{ from: 'in_post', to: 'seeking', reason: 'required', tone: 'back', hook: takeBack },
      label: { fr: 'Annuler le recrutement', en: 'Undo the recruitment' },
      effects: () => [setField('person', { op: 'literal', value: null })],
    },
  },
});
