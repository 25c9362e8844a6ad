import { defineForm, defineList, f, item, rule, via } from '@baara/model';
import { act_kind, ofPerson } from '@baara/person';

export const sanction_type = defineList('sanction_type', {
  label: { fr: 'Sanction', en: 'Sanction' },
  plural: { fr: 'Sanctions', en: 'Sanctions' },
  menu: 'administration',
  fields: { degree: f.integer({ label: { fr: 'Degré', en: 'Degree' }, min: 1, max: 4 }) },
  items: [
    item('WARNING', 'Avertissement', 'Warning', { degree: 1 }),
    item('REPRIMAND', 'Blâme', 'Reprimand', { degree: 1 }),
    item('REPRIMAND_FILE', 'Blâme avec inscription au dossier', 'Reprimand with entry in the file', { degree: 1 }),
    item('LAYOFF_3', 'Mise à pied de 3 jours', 'Lay-off, 3 days', { degree: 2 }),
    item('LAYOFF_15', 'Mise à pied de 15 jours', 'Lay-off, 15 days', { degree: 2 }),
    item('LAYOFF_30', 'Mise à pied de 30 jours', 'Lay-off, 30 days', { degree: 2 }),
    item('SUSPENSION', 'Suspension', 'Suspension', { degree: 2 }),
    item('TRANSFER', 'Déplacement d’office', 'Compulsory transfer', { degree: 2 }),
    item('STRUCK_OFF', 'Radiation du tableau d’avancement', 'Struck off the advancement list', { degree: 2 }),
    item('ECHELON_DOWN', 'Abaissement d’échelon', 'Lowering of échelon', { degree: 3 }),
    item('GRADE_DOWN', 'Rétrogradation', 'Demotion', { degree: 3 }),
    item('EXCLUSION', 'Exclusion temporaire', 'Temporary exclusion', { degree: 3 }),
    item('REVOCATION', 'Révocation sans perte des droits à pension', 'Dismissal with pension rights', { degree: 4 }),
    item('REVOCATION_PENSION', 'Révocation avec perte des droits à pension', 'Dismissal without pension rights', {
      degree: 4,
    }),
  ],
});

export const sanction_reason = defineList('sanction_reason', {
  label: { fr: 'Motif de sanction', en: 'Reason for sanction' },
  plural: { fr: 'Motifs de sanction', en: 'Reasons for sanction' },
  menu: 'administration',
  items: [
    item('ABSENCE', 'Absence injustifiée', 'Unjustified absence'),
    item('ABANDONMENT', 'Abandon de poste', 'Abandoned post'),
    item('NEGLIGENCE', 'Négligence', 'Negligence'),
    item('INSUBORDINATION', 'Insubordination', 'Insubordination'),
    item('FRAUD', 'Fraude ou détournement', 'Fraud or embezzlement'),
    item('MISCONDUCT', 'Faute professionnelle', 'Professional misconduct'),
    item('ABUSE', 'Violence ou harcèlement', 'Violence or harassment'),
    item('OTHER', 'Autre', 'Other'),
  ],
});

/** A disciplinary measure. Only those to whom a role names it may read it. */
export const sanction = defineForm('sanction', {
  label: { fr: 'Sanction', en: 'Sanction' },
  plural: { fr: 'Sanctions', en: 'Sanctions' },
  sensitive: true,
  fields: {
    person: ofPerson(),
    type: f.choice(sanction_type, { label: { fr: 'Sanction', en: 'Sanction' }, required: true }),
    reason: f.choice(sanction_reason, { label: { fr: 'Motif', en: 'Reason' }, required: true }),
    decided: f.date({ label: { fr: 'Décidée le', en: 'Decided on' } }),
    starts: f.date({ label: { fr: 'Début', en: 'Starts' }, required: true }),
    ends: f.date({ label: { fr: 'Fin', en: 'Ends' } }),
    reinstated: f.date({ label: { fr: 'Rétabli le', en: 'Reinstated on' } }),
    act_kind: f.choice(act_kind, { label: { fr: 'Prise par', en: 'Taken by' } }),
    act_number: f.text({ label: { fr: 'Numéro de l’acte', en: 'Act number' }, maxLength: 80 }),
    act_scan: f.file({ label: { fr: 'Copie de l’acte', en: 'Copy of act' } }),
    persons_present: f.longText({ label: { fr: 'Personnes présentes', en: 'Persons present' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => [rule(r.ends.onOrAfter(r.starts), { fr: 'La fin précède le début.', en: 'It ends before it starts.' })],
  timeline: { from: 'starts', to: 'ends', kind: 'event' },
  place: via('person'),
  title: ['type', 'starts'],
  columns: ['starts', 'ends', 'type', 'reason', 'act_number'],
  sort: ['-starts'],
});

export const accident_type = defineList('accident_type', {
  label: { fr: 'Type d’accident', en: 'Accident type' },
  plural: { fr: 'Types d’accidents', en: 'Accident types' },
  menu: 'administration',
  items: [
    item('EXPOSURE', 'Exposition au sang', 'Blood exposure'),
    item('INFECTION', 'Infection contractée en service', 'Infection caught on duty'),
    item('FALL', 'Chute', 'Fall'),
    item('ROAD', 'Accident de la route', 'Road accident'),
    item('ASSAULT', 'Agression', 'Assault'),
    item('OTHER', 'Autre', 'Other'),
  ],
});

export const accident = defineForm('accident', {
  label: { fr: 'Accident de service', en: 'Accident at work' },
  plural: { fr: 'Accidents de service', en: 'Accidents at work' },
  sensitive: true,
  fields: {
    person: ofPerson(),
    type: f.choice(accident_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    occurred: f.date({ label: { fr: 'Survenu le', en: 'Occurred on' } }),
    off_work_from: f.date({ label: { fr: 'Arrêt à partir du', en: 'Off work from' }, required: true }),
    off_work_to: f.date({ label: { fr: 'Arrêt jusqu’au', en: 'Off work to' } }),
    persons_involved: f.longText({ label: { fr: 'Personnes concernées', en: 'Persons involved' } }),
    follow_up: f.longText({ label: { fr: 'Suites données', en: 'Follow-up' } }),
  },
  rules: (r) => [
    rule(
      r.off_work_to.onOrAfter(r.off_work_from),
      { fr: 'L’arrêt finit avant de commencer.', en: 'The absence ends before it starts.' },
      { id: 'ends_after_start' },
    ),
  ],
  timeline: { from: 'off_work_from', to: 'off_work_to', kind: 'absence' },
  place: via('person'),
  title: ['type', 'off_work_from'],
  columns: ['occurred', 'type', 'off_work_from', 'off_work_to'],
  sort: ['-off_work_from'],
});
