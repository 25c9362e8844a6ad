import { defineForm, defineWorkflow, f, rule, via, when } from '@baara/model';
import { student } from '@baara/schools';
import { scholarship_programme } from './programme.ts';

const mark = (fr: string, en: string) =>
  f.integer({ label: { fr: `${fr} (0 à 100)`, en: `${en} (0 to 100)` }, min: 0, max: 100 });

/** A student who asks for a scholarship; the score follows the programme’s weights. */
export const scholarship_application = defineForm('scholarship_application', {
  label: { fr: 'Candidature à une bourse', en: 'Scholarship application' },
  plural: { fr: 'Candidatures aux bourses', en: 'Scholarship applications' },
  menu: 'schools',
  fields: {
    programme: f.ref(scholarship_programme, {
      label: { fr: 'Programme', en: 'Programme' },
      parent: true,
      required: true,
    }),
    student: f.ref(student, { label: { fr: 'Élève', en: 'Student' }, parent: true, required: true }),
    received: f.date({ label: { fr: 'Reçue le', en: 'Received on' }, required: true, default: { op: 'today' } }),
    need: mark('Besoin', 'Need'),
    merit: mark('Mérite', 'Merit'),
    from_region: f.boolean({ label: { fr: 'De la région visée', en: 'From the target region' }, default: false }),
    score: f.computed({ label: { fr: 'Score', en: 'Score' }, result: 'number' }),
    documents: f.file({ label: { fr: 'Pièces du dossier', en: 'Documents' } }),
    interviewer: f.text({ label: { fr: 'Entretien mené par', en: 'Interviewed by' }, maxLength: 160 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'application',
      label: { fr: 'Candidature', en: 'Application' },
      fields: ['programme', 'student', 'received', 'documents'],
    },
    {
      key: 'criteria',
      label: { fr: 'Critères', en: 'Criteria' },
      fields: ['need', 'merit', 'from_region', 'score', 'interviewer', 'notes'],
    },
  ],
  compute: (r) => ({
    score: r.need
      .multiply(r.programme.to('weight_need'))
      .add(r.merit.multiply(r.programme.to('weight_merit')))
      .add(r.programme.to('weight_region').multiply(when(r.from_region, 100, 0)))
      .add(r.programme.to('weight_sex').multiply(when(r.student.to('sex').eq('F'), 100, 0)))
      .divide(100),
  }),
  unique: [['programme', 'student']],
  place: via('programme'),
  title: ['student', 'programme'],
  columns: ['student', 'programme', 'received', 'score'],
  sort: ['-received'],
});

export const application_state = defineWorkflow('state', {
  form: scholarship_application,
  label: { fr: 'État', en: 'State' },
  states: {
    received: { label: { fr: 'Reçue', en: 'Received' }, tone: 'waiting' },
    complete: { label: { fr: 'Complète', en: 'Complete' }, tone: 'waiting' },
    scored: { label: { fr: 'Notée', en: 'Scored' }, tone: 'waiting', edits: 'refused' },
    selected: { label: { fr: 'Retenue', en: 'Selected' }, tone: 'good', edits: 'refused' },
    waiting: { label: { fr: 'Liste d’attente', en: 'Waiting list' }, tone: 'waiting', edits: 'refused' },
    refused: { label: { fr: 'Refusée', en: 'Refused' }, tone: 'wrong', edits: 'refused' },
  },
  transitions: {
    complete: {
      ...{
        from: 'received',
        to: 'complete',
        who: 'update',
        label: { fr: 'Déclarer complète', en: 'Declare complete' },
      },
      when: (r) => [
        rule(r.programme.to('state').eq('open'), {
          fr: 'Le programme n’est pas ouvert.',
          en: 'The programme is not open.',
        }),
      ],
    },
    score: {
      ...{ from: 'complete', to: 'scored', who: 'update', label: { fr: 'Noter', en: 'Score' } },
      requires: ['need', 'merit', 'interviewer'],
      asks: ['from_region'],
    },
    select: { from: ['scored', 'waiting'], to: 'selected', who: 'update', label: { fr: 'Retenir', en: 'Select' } },
    wait: {
      from: 'scored',
      to: 'waiting',
      who: 'update',
      label: { fr: 'Mettre en liste d’attente', en: 'Put on the waiting list' },
    },
    refuse: {
      ...{
        from: ['received', 'complete', 'scored', 'waiting'],
        to: 'refused',
        who: 'update',
        reason: 'required',
        tone: 'back',
      },
      label: { fr: 'Refuser', en: 'Refuse' },
    },
  },
});
