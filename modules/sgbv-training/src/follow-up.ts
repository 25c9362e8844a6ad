import { addDays, and, coalesce, concat, defineForm, f, rule, today, via } from '@baara/model';
import { competency, competency_level, person } from '@baara/person';
import { participation } from '@baara/training';
import { follow_up_barrier, follow_up_step } from './lists.ts';

/**
 * A visit to somebody some months after the session. The module's server part opens those at 3 and at 6 months when a
 * participation in a course on violence is completed; the day when each is due is worked out from the session's last day.
 */
export const sgbv_follow_up = defineForm('sgbv_follow_up', {
  label: { fr: 'Suivi après formation', en: 'Follow-up' },
  plural: { fr: 'Suivis après formation', en: 'Follow-ups' },
  menu: 'training',
  fields: {
    participation: f.ref(participation, {
      label: { fr: 'Participation', en: 'Participation' },
      parent: true,
      required: true,
    }),
    participant: f.computed({ label: { fr: 'Participant', en: 'Participant' }, result: 'text' }),
    step: f.choice(follow_up_step, { label: { fr: 'Échéance', en: 'Step' }, required: true }),
    agreed: f.date({
      label: { fr: 'Date convenue', en: 'Day agreed' },
      help: { fr: 'Vide : 3 ou 6 mois après la session.', en: 'Empty: 3 or 6 months after the session.' },
    }),
    due: f.computed({ label: { fr: 'À faire avant le', en: 'Due on' }, result: 'date' }),
    late: f.computed({ label: { fr: 'En retard', en: 'Overdue' }, result: 'boolean' }),
    done: f.date({ label: { fr: 'Fait le', en: 'Done on' } }),
    mentor: f.ref(person, { label: { fr: 'Mentor (agent)', en: 'Mentor (person)' } }),
    mentor_name: f.text({ label: { fr: 'Mentor d’un autre organisme', en: 'Mentor of another body' }, maxLength: 160 }),
    observed: f.group(
      {
        competency: f.choice(competency, { label: { fr: 'Compétence', en: 'Competency' }, required: true }),
        level: f.choice(competency_level, { label: { fr: 'Niveau constaté', en: 'Level observed' }, required: true }),
      },
      { label: { fr: 'Compétences observées', en: 'Competencies observed' }, max: 10 },
    ),
    barriers: f.choices(follow_up_barrier, { label: { fr: 'Obstacles', en: 'Barriers' } }),
    next: f.date({ label: { fr: 'Prochain suivi le', en: 'Next follow-up on' } }),
  },
  sections: [
    {
      key: 'visit',
      label: { fr: 'Échéance', en: 'When' },
      fields: ['participation', 'participant', 'step', 'agreed', 'due', 'late', 'done', 'mentor', 'mentor_name'],
    },
    { key: 'found', label: { fr: 'Constats', en: 'Findings' }, fields: ['observed', 'barriers', 'next'] },
  ],
  compute: (r) => ({
    participant: coalesce(
      r.participation.to('guest_name'),
      concat(r.participation.to('person').to('surname'), ' ', r.participation.to('person').to('given_names')),
    ),
    // A participation keeps the day after its last one.
    due: coalesce(r.agreed, addDays(r.participation.to('valid_to').addMonths(r.step.to('months')), -1)),
    late: and(r.done.isEmpty(), r.due.before(today())),
  }),
  conditions: (r) => ({
    mentor_name: { visibleWhen: r.mentor.isEmpty() },
    observed: { required: r.done.isEmpty().not() },
  }),
  rules: (r) => [
    rule(
      r.done.onOrBefore(today()),
      { fr: 'Un suivi fait n’est pas dans l’avenir.', en: 'A follow-up that was done is not in the future.' },
      { id: 'done_is_past' },
    ),
    rule(
      r.next.after(r.done),
      { fr: 'Le prochain suivi vient après celui-ci.', en: 'The next follow-up comes after this one.' },
      { id: 'next_after_done' },
    ),
  ],
  unique: [['participation', 'step', 'agreed']],
  timeline: false,
  place: via('participation'),
  title: ['step', 'participation'],
  columns: ['participant', 'step', 'due', 'late', 'done', 'participation'],
  sort: ['due'],
});
