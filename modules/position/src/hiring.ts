import { defineForm, defineList, f, item, via } from '@baara/model';
import { ofPerson } from '@baara/person';
import { post } from './post.ts';

export const application_status = defineList('application_status', {
  label: { fr: 'État de la candidature', en: 'Application status' },
  plural: { fr: 'États des candidatures', en: 'Application statuses' },
  menu: 'administration',
  items: [
    item('RECEIVED', 'Reçue', 'Received'),
    item('SHORTLISTED', 'Présélectionnée', 'Shortlisted'),
    item('INTERVIEWED', 'Entretien passé', 'Interviewed'),
    item('OFFERED', 'Retenue', 'Offered'),
    item('REFUSED', 'Rejetée', 'Refused'),
    item('WITHDRAWN', 'Retirée', 'Withdrawn'),
  ],
});

export const application = defineForm('application', {
  label: { fr: 'Candidature', en: 'Application' },
  plural: { fr: 'Candidatures', en: 'Applications' },
  fields: {
    person: ofPerson(),
    posts: f.refs(post, { label: { fr: 'Postes demandés', en: 'Posts applied for' }, required: true }),
    received: f.date({ label: { fr: 'Reçue le', en: 'Received on' } }),
    status: f.choice(application_status, { label: { fr: 'État', en: 'Status' }, default: 'RECEIVED' }),
    available_from: f.date({ label: { fr: 'Disponible à partir du', en: 'Available from' } }),
    full_time: f.boolean({ label: { fr: 'Temps plein', en: 'Full time' }, default: true }),
    hours: f.longText({ label: { fr: 'Horaires possibles', en: 'Possible hours' }, maxLength: 500 }),
    desired_pay: f.money({ label: { fr: 'Rémunération souhaitée', en: 'Desired pay' }, min: 0 }),
    heard_through: f.text({ label: { fr: 'A connu l’offre par', en: 'Heard through' } }),
    convicted: f.boolean({ label: { fr: 'Condamnation pénale', en: 'Criminal conviction' }, sensitive: true }),
    conviction_details: f.longText({ label: { fr: 'Circonstances', en: 'Circumstances' }, sensitive: true }),
    other: f.longText({ label: { fr: 'Autres informations', en: 'Other information' } }),
  },
  conditions: (r) => ({ conviction_details: { visibleWhen: r.convicted.eq(true) } }),
  place: via('person'),
  title: ['received'],
  columns: ['received', 'posts', 'status', 'available_from'],
  sort: ['-received'],
});

export const interview = defineForm('interview', {
  label: { fr: 'Entretien d’embauche', en: 'Interview' },
  plural: { fr: 'Entretiens d’embauche', en: 'Interviews' },
  fields: {
    person: ofPerson(),
    application: f.ref(application, { label: { fr: 'Candidature', en: 'Application' } }),
    date: f.date({ label: { fr: 'Date', en: 'Date' }, required: true }),
    interviewer: f.text({ label: { fr: 'Conduit par', en: 'Interviewer' }, required: true }),
    comments: f.longText({ label: { fr: 'Appréciation', en: 'Comments' } }),
    report: f.file({ label: { fr: 'Compte rendu', en: 'Record' } }),
  },
  place: via('person'),
  title: ['date', 'interviewer'],
  sort: ['-date'],
});

export const hiring_decision = defineForm('hiring_decision', {
  label: { fr: 'Décision d’embauche', en: 'Hiring decision' },
  plural: { fr: 'Décisions d’embauche', en: 'Hiring decisions' },
  fields: {
    person: ofPerson(),
    application: f.ref(application, { label: { fr: 'Candidature', en: 'Application' } }),
    date: f.date({ label: { fr: 'Date', en: 'Date' }, required: true }),
    offered: f.boolean({ label: { fr: 'Offre faite', en: 'Offer made' } }),
    comments: f.longText({ label: { fr: 'Motivation', en: 'Comments' } }),
    report: f.file({ label: { fr: 'Pièce', en: 'Record' } }),
  },
  place: via('person'),
  title: ['date', 'offered'],
  sort: ['-date'],
});
