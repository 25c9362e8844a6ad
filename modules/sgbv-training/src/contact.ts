import { addDays, and, coalesce, defineForm, f, or, rowsOf, rule, via, when } from '@baara/model';
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
    function: f.text({ label: { fr: 'Fonction', en: 'Function' }, maxLength: 120 }),
    phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' } }),
    focal_point: f.boolean({ label: { fr: 'Point focal', en: 'Focal point' } }),
    participation: f.ref(participation, {
      label: { fr: 'Formation suivie en invité', en: 'Training followed as a guest' },
      help: {
        fr: 'Pour qui n’est pas agent : sa participation à une session. Celles d’un agent se lisent sur sa fiche.',
        en: 'For who is not a worker: the participation in a session. Those of a worker are read from the record.',
      },
    }),
    trained_elsewhere: f.date({
      label: { fr: 'Formé ailleurs le', en: 'Trained elsewhere on' },
      help: { fr: 'Une formation que ce registre ne connaît pas.', en: 'A training that this register does not know.' },
    }),
    trained: f.computed({ label: { fr: 'Formé le', en: 'Trained on' }, result: 'date' }),
  },
  compute: (r) => ({
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
      r.person.isEmpty().ne(r.name.isEmpty()),
      { fr: 'Indiquez soit un agent, soit un nom.', en: 'Give either a person or a name.' },
      { id: 'person_or_name' },
    ),
  ],
  conditions: (r) => ({
    name: { visibleWhen: r.person.isEmpty() },
    participation: { visibleWhen: r.person.isEmpty() },
  }),
  dated: {},
  place: via('organisation'),
  title: ['person', 'name'],
  columns: ['person', 'name', 'function', 'phone', 'focal_point', 'trained', 'valid_to'],
  sort: ['-focal_point', 'name'],
});
