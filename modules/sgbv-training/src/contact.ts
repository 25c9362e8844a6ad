import { addDays, and, coalesce, concat, defineForm, f, or, rowsOf, rule, via, when } from '@baara/model';
import { person } from '@baara/person';
import { participation } from '@baara/training';
import { referral_organisation } from './network.ts';
import { sgbv } from './overlays.ts';

/** Whom to call at an organisation: a colleague of the register or somebody by name, and since when they are trained. */
export const referral_contact = defineForm('referral_contact', {
  label: { fr: 'Contact du réseau', en: 'Network contact' },
  plural: { fr: 'Contacts du réseau', en: 'Network contacts' },
  fields: {
    organisation: f.ref(referral_organisation, {
      label: { fr: 'Organisation', en: 'Organisation' },
      parent: true,
      required: true,
    }),
    person: f.ref(person, { label: { fr: 'Agent', en: 'Person' } }),
    name: f.text({ label: { fr: 'Nom et prénom', en: 'Name' }, maxLength: 160 }),
    called: f.computed({ label: { fr: 'Contact', en: 'Contact' }, result: 'text' }),
    function: f.text({ label: { fr: 'Fonction', en: 'Function' }, maxLength: 120 }),
    phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' } }),
    focal_point: f.boolean({ label: { fr: 'Point focal', en: 'Focal point' } }),
    participation: f.ref(participation, {
      label: { fr: 'Participant invité', en: 'Guest participant' },
      parent: true,
      help: {
        fr: 'Qui n’est pas agent et a suivi une session : son nom et son téléphone y sont déjà.',
        en: 'Who is not a worker and came to a session: name and telephone are there already.',
      },
    }),
    trained_elsewhere: f.date({
      label: { fr: 'Formé ailleurs le', en: 'Trained elsewhere on' },
      help: { fr: 'Une formation que ce registre ne connaît pas.', en: 'A training that this register does not know.' },
    }),
    trained: f.computed({ label: { fr: 'Formé le', en: 'Trained on' }, result: 'date' }),
  },
  compute: (r) => ({
    called: coalesce(
      concat(r.person.to('surname'), ' ', r.person.to('given_names')),
      r.participation.to('guest_name'),
      r.name,
    ),
    trained: coalesce(
      addDays(
        rowsOf(participation, { person: r.person })
          .where((each) =>
            and(
              each.status.eq('COMPLETED'),
              or(each.result.isEmpty(), each.result.ne('FAILED')),
              each.session.to('course').to('category').eq(sgbv),
            ),
          )
          .max((each) => each.valid_to),
        -1,
      ),
      when(
        and(
          r.participation.to('status').eq('COMPLETED'),
          or(r.participation.to('result').isEmpty(), r.participation.to('result').ne('FAILED')),
          r.participation.to('session').to('course').to('category').eq(sgbv),
        ),
        addDays(r.participation.to('valid_to'), -1),
        r.trained_elsewhere,
      ),
    ),
  }),
  rules: (r) => [
    rule(
      or(
        and(r.person.isEmpty().not(), r.participation.isEmpty(), r.name.isEmpty()),
        and(r.person.isEmpty(), r.participation.isEmpty().not(), r.name.isEmpty()),
        and(r.person.isEmpty(), r.participation.isEmpty(), r.name.isEmpty().not()),
      ),
      {
        fr: 'Indiquez un agent, un participant invité ou un nom : un seul des trois.',
        en: 'Give a person, a guest participant or a name: one of the three.',
      },
      { id: 'one_of_three' },
    ),
  ],
  conditions: (r) => ({
    name: { visibleWhen: and(r.person.isEmpty(), r.participation.isEmpty()) },
    participation: { visibleWhen: and(r.person.isEmpty(), r.name.isEmpty()) },
  }),
  dated: {},
  place: via('organisation'),
  title: ['person', 'name', 'participation'],
  columns: ['called', 'function', 'phone', 'focal_point', 'trained', 'valid_from', 'valid_to'],
  sort: ['-focal_point', 'name'],
});
