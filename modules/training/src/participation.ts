import { defineForm, f, or, rule, via } from '@baara/model';
import { person, sex } from '@baara/person';
import { course, course_module } from './course.ts';
import { participation_status, training_requester, training_result } from './lists.ts';
import { training_session } from './session.ts';

/** Participations that hold a seat and take the person’s days. */
export const seated = ['ENROLLED', 'COMPLETED'];

/**
 * Somebody at a session, from the request to the certificate: a colleague of the register, or a guest of another body. Its days
 * are those of the session, so that nobody is enrolled twice on one day; they and the end of the certificate are set by the
 * module’s server part: worked out at each reading they would make every person’s page plan a long statement.
 */
export const participation = defineForm('participation', {
  label: { fr: 'Participation à une formation', en: 'Training participation' },
  plural: { fr: 'Participations aux formations', en: 'Training participations' },
  menu: 'training',
  fields: {
    session: f.ref(training_session, { label: { fr: 'Session', en: 'Session' }, parent: true, required: true }),
    course: f.ref(course, {
      label: { fr: 'Formation', en: 'Course' },
      help: { fr: 'Celle de la session.', en: 'The session’s.' },
      readonly: true,
    }),
    person: f.ref(person, { label: { fr: 'Agent', en: 'Person' }, parent: true }),
    guest_name: f.text({ label: { fr: 'Invité : nom et prénom', en: 'Guest: name' }, maxLength: 160 }),
    guest_sex: f.choice(sex, { label: { fr: 'Invité : sexe', en: 'Guest: sex' } }),
    guest_body: f.text({ label: { fr: 'Invité : organisme', en: 'Guest: body' }, maxLength: 160 }),
    guest_function: f.text({ label: { fr: 'Invité : fonction', en: 'Guest: function' }, maxLength: 160 }),
    guest_phone: f.phone({ label: { fr: 'Invité : téléphone', en: 'Guest: telephone' } }),
    guest_email: f.email({ label: { fr: 'Invité : courriel', en: 'Guest: e-mail' } }),
    status: f.choice(participation_status, {
      label: { fr: 'État', en: 'Status' },
      help: {
        fr: 'Sans place libre, une inscription entre en liste d’attente.',
        en: 'Without a free seat an enrolment goes on the waiting list.',
      },
      required: true,
      default: 'REQUESTED',
    }),
    requested: f.date({ label: { fr: 'Demandée le', en: 'Requested on' } }),
    invited: f.date({ label: { fr: 'Invité le', en: 'Invited on' } }),
    mailed: f.date({
      label: { fr: 'Invitation envoyée par courriel le', en: 'Invitation e-mailed on' },
      readonly: true,
    }),
    mail_refused: f.date({
      label: { fr: 'Courriel refusé le', en: 'E-mail refused on' },
      help: {
        fr: 'Le serveur de courriel ne connaît pas cette adresse : corrigez-la, ou imprimez la lettre.',
        en: 'The mail server does not know this address: correct it, or print the letter.',
      },
      readonly: true,
    }),
    answered: f.date({ label: { fr: 'A répondu le', en: 'Answered on' } }),
    requester: f.choice(training_requester, { label: { fr: 'Demandeur', en: 'Requester' } }),
    valid_from: f.date({ label: { fr: 'Du', en: 'From' }, required: true, readonly: true }),
    valid_to: f.date({ label: { fr: 'Au', en: 'To' }, exclusive: true, readonly: true }),
    retraining: f.boolean({ label: { fr: 'Recyclage', en: 'Retraining' } }),
    modules: f.refs(course_module, { label: { fr: 'Modules suivis', en: 'Modules followed' } }),
    pre_test: f.integer({ label: { fr: 'Pré-test (%)', en: 'Pre-test (%)' }, min: 0, max: 100 }),
    post_test: f.integer({ label: { fr: 'Post-test (%)', en: 'Post-test (%)' }, min: 0, max: 100 }),
    gain: f.computed({ label: { fr: 'Progrès (points)', en: 'Gain (points)' }, result: 'number' }),
    average: f.decimal({ label: { fr: 'Moyenne (%)', en: 'Average (%)' }, min: 0, max: 100 }),
    result: f.choice(training_result, { label: { fr: 'Résultat', en: 'Result' } }),
    resumed_duty: f.date({ label: { fr: 'Reprise du service le', en: 'Resumed duty on' } }),
    presence: f.integer({ label: { fr: 'Présence (%)', en: 'Attendance (%)' }, min: 0, max: 100, readonly: true }),
    certificate: f.sequence({
      label: { fr: 'Numéro du certificat', en: 'Certificate number' },
      prefix: 'CFC-',
      givenWith: 'certified',
    }),
    certified: f.date({
      label: { fr: 'Certifié le', en: 'Certified on' },
      help: {
        fr: 'Le certificat reçoit alors son numéro, qui ne change plus.',
        en: 'The certificate is then given its number, which stays.',
      },
    }),
    expires: f.date({ label: { fr: 'Valable jusqu’au', en: 'Valid until' }, readonly: true }),
    certificate_code: f.identifier({
      label: { fr: 'Code de vérification', en: 'Verification code' },
      unique: true,
      readonly: true,
    }),
    withdrawn: f.date({ label: { fr: 'Certificat retiré le', en: 'Certificate withdrawn on' } }),
    withdrawn_reason: f.text({ label: { fr: 'Motif du retrait', en: 'Reason for withdrawal' } }),
    satisfaction: f.integer({
      label: { fr: 'Satisfaction du participant (1 à 5)', en: 'Participant’s satisfaction (1 to 5)' },
      min: 1,
      max: 5,
    }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'who',
      label: { fr: 'Participant', en: 'Participant' },
      fields: [
        ...([
          'session',
          'course',
          'person',
          'guest_name',
          'guest_sex',
          'guest_body',
          'guest_function',
          'guest_phone',
          'guest_email',
        ] as const),
        ...([
          'status',
          'requested',
          'requester',
          'invited',
          'mailed',
          'mail_refused',
          'answered',
          'retraining',
          'valid_from',
          'valid_to',
          'modules',
        ] as const),
      ],
    },
    {
      key: 'result',
      label: { fr: 'Résultats', en: 'Results' },
      fields: [
        ...(['presence', 'pre_test', 'post_test', 'gain', 'average', 'result'] as const),
        ...(['satisfaction', 'resumed_duty', 'notes'] as const),
      ],
    },
    {
      key: 'certificate',
      label: { fr: 'Certificat', en: 'Certificate' },
      fields: ['certified', 'certificate', 'expires', 'certificate_code', 'withdrawn', 'withdrawn_reason'],
    },
  ],
  compute: (r) => ({
    gain: r.post_test.subtract(r.pre_test),
  }),
  rules: (r) => [
    rule(
      r.person.isEmpty().ne(r.guest_name.isEmpty()),
      { fr: 'Indiquez soit un agent, soit le nom d’un invité.', en: 'Give either a person or the name of a guest.' },
      { id: 'person_or_guest' },
    ),
    rule(
      or(r.certified.isEmpty(), r.result.isEmpty().not().and(r.result.eq('PASSED'))),
      { fr: 'Un certificat suppose un résultat réussi.', en: 'A certificate needs a passed result.' },
      { id: 'certificate_of_passed' },
    ),
    rule(
      or(r.certificate.isEmpty(), r.certified.isEmpty().not()),
      {
        fr: 'Un certificat délivré garde sa date ; retirez-le s’il le faut.',
        en: 'A certificate keeps its date; withdraw it if need be.',
      },
      { id: 'certificate_dated' },
    ),
    rule(
      or(r.withdrawn.isEmpty(), r.certified.isEmpty().not()),
      { fr: 'Aucun certificat n’a été délivré.', en: 'No certificate was given.' },
      { id: 'withdrawn_certificate' },
    ),
    rule(
      r.answered.onOrAfter(r.invited),
      { fr: 'La réponse précède l’invitation.', en: 'The answer comes before the invitation.' },
      { id: 'answered_after_invitation' },
    ),
    rule(
      r.certified.onOrAfter(r.valid_from),
      { fr: 'Le certificat précède la formation.', en: 'The certificate comes before the training.' },
      { id: 'certified_after_start' },
    ),
  ],
  conditions: (r) => ({
    guest_name: { visibleWhen: r.person.isEmpty() },
    guest_sex: { visibleWhen: r.person.isEmpty() },
    guest_body: { visibleWhen: r.person.isEmpty() },
    guest_function: { visibleWhen: r.person.isEmpty() },
    guest_phone: { visibleWhen: r.person.isEmpty() },
    guest_email: { visibleWhen: r.person.isEmpty() },
    withdrawn: { visibleWhen: r.certified.isEmpty().not() },
    withdrawn_reason: { visibleWhen: r.withdrawn.isEmpty().not(), required: r.withdrawn.isEmpty().not() },
  }),
  dated: { exclusive: ['person'], when: { op: 'in', value: { op: 'field', path: ['status'] }, list: seated } },
  timeline: { from: 'valid_from', to: 'valid_to', kind: 'learning' },
  place: [via('person'), via('session')],
  title: ['session', 'valid_from', 'guest_name'],
  columns: ['person', 'guest_name', 'session', 'valid_from', 'status', 'result'],
  sort: ['-valid_from'],
});

export const ofParticipation = () =>
  f.ref(participation, {
    label: { fr: 'Participation', en: 'Participation' },
    parent: true,
    required: true,
  });
