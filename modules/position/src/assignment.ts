import { department, unit } from '@baara/geography';
import { defineForm, f, fieldRef, or, rule, via } from '@baara/model';
import { ofPerson } from '@baara/person';
import { actFields } from './act.ts';
import { job, job_function } from './occupation-lists.ts';
import { post } from './post.ts';
import { assignment_kind, departure_reason } from './post-lists.ts';

/**
 * A person at work in a unit from one day to another, in a post or directly. One main assignment at a time decides whose
 * record the person is; others may stand beside it.
 */
export const assignment = defineForm('assignment', {
  label: { fr: 'Affectation', en: 'Assignment' },
  plural: { fr: 'Affectations', en: 'Assignments' },
  menu: 'movements',
  fields: {
    person: ofPerson(),
    facility: f.treeRef(unit, {
      label: { fr: 'Structure', en: 'Facility' },
      required: true,
      synonyms: ['structure d’affectation', 'lieu d’affectation', 'établissement'],
    }),
    main: f.boolean({
      label: { fr: 'Affectation principale', en: 'Main assignment' },
      required: true,
      default: true,
    }),
    valid_from: f.date({
      label: { fr: 'Prise de service', en: 'Took up duty' },
      required: true,
      synonyms: ['date de prise de service', 'date d’affectation', 'start date', 'depuis le'],
    }),
    valid_to: f.date({
      label: { fr: 'Fin de service', en: 'Ended duty' },
      exclusive: true,
      synonyms: ['date de départ'],
    }),
    function: f.choice(job_function, { label: { fr: 'Fonction', en: 'Function' }, synonyms: ['responsabilité'] }),
    department: f.choice(department, { label: { fr: 'Service', en: 'Department' } }),
    job: f.choice(job, { label: { fr: 'Emploi', en: 'Job' } }),
    post: f.ref(post, { label: { fr: 'Poste', en: 'Post' } }),
    share: f.integer({
      label: { fr: 'Temps de travail (%)', en: 'Share of time (%)' },
      min: 1,
      max: 100,
      default: 100,
    }),
    other_functions: f.text({ label: { fr: 'Autres fonctions', en: 'Other functions' } }),
    kind: f.choice(assignment_kind, { label: { fr: 'Nature de l’affectation', en: 'Kind of assignment' } }),
    ...actFields(),
    presence_date: f.date({ label: { fr: 'Présence effective constatée le', en: 'Presence attested on' } }),
    presence_number: f.text({
      label: { fr: 'Référence de la prise de service', en: 'Reference of taking up duty' },
      maxLength: 80,
    }),
    departure_reason: f.choice(departure_reason, { label: { fr: 'Motif de départ', en: 'Departure reason' } }),
    departure_act: f.text({ label: { fr: 'Acte de départ', en: 'Departure act' }, maxLength: 80 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'place',
      label: { fr: 'Affectation', en: 'Assignment' },
      fields: ['facility', 'department', 'function', 'main', 'valid_from'],
    },
    {
      key: 'post',
      label: { fr: 'Poste', en: 'Post' },
      fields: ['post', 'job', 'share', 'other_functions', 'notes'],
    },
    {
      key: 'act',
      label: { fr: 'Acte', en: 'Act' },
      fields: ['kind', 'act_kind', 'act_number', 'act_date', 'act_scan', 'presence_date', 'presence_number'],
    },
    {
      key: 'departure',
      label: { fr: 'Départ', en: 'Departure' },
      fields: ['valid_to', 'departure_reason', 'departure_act'],
    },
  ],
  rules: (r) => {
    const born = r.person.to('birth_date');
    return [
      rule(
        or(born.isUnknown(), r.valid_from.after(born)),
        { fr: 'La prise de service précède la naissance.', en: 'Duty begins before birth.' },
        { id: 'after_birth' },
      ),
      rule(
        or(r.post.isEmpty(), r.facility.eq(r.post.to('unit'))),
        { fr: 'Le poste est celui d’une autre structure.', en: 'The post belongs to another unit.' },
        { id: 'post_of_unit', severity: 'warning' },
      ),
    ];
  },
  timeline: { from: 'valid_from', to: 'valid_to', kind: 'place' },
  actions: [{ does: 'end', label: { fr: 'Fin de service', en: 'End of service' } }],
  place: ['facility', via('person')],
  title: ['facility', 'valid_from'],
  columns: ['person', 'facility', 'function', 'valid_from', 'valid_to', 'kind'],
  sort: ['-valid_from'],
  dated: {
    exclusive: ['person'],
    alsoExclusive: [['post']],
    when: fieldRef(['main']).eq(true),
    // Who is transferred does not take the function, the ward or the budget post along, nor the act of the former posting.
    renews: {
      facility: [
        ...['department', 'function', 'post', 'other_functions', 'notes', 'kind'],
        ...['act_kind', 'act_number', 'act_date', 'act_scan', 'presence_date', 'presence_number'],
      ],
    },
    closes: { facility: { departure_reason: 'TRANSFER', departure_act: null } },
  },
});
