import { defineForm, f, today, via } from '@baara/model';
import { act_kind, document_type } from './lists.ts';
import { ofPerson } from './of-person.ts';

/** A piece of the person's file: an act, a diploma, a certificate, scanned or only noted. */
export const document = defineForm('document', {
  label: { fr: 'Pièce du dossier', en: 'Document' },
  plural: { fr: 'Pièces du dossier', en: 'Documents' },
  fields: {
    person: ofPerson(),
    // First: whoever scans has the paper in one hand; what it is may be typed after.
    scan: f.file({ label: { fr: 'Copie', en: 'Scan' } }),
    type: f.choice(document_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    title: f.text({ label: { fr: 'Objet', en: 'Subject' } }),
    act_kind: f.choice(act_kind, { label: { fr: 'Nature de l’acte', en: 'Kind of act' } }),
    act_number: f.text({ label: { fr: 'Numéro de l’acte', en: 'Act number' }, maxLength: 80 }),
    date: f.date({ label: { fr: 'Date', en: 'Date' }, required: true }),
    signatory: f.text({ label: { fr: 'Signataire', en: 'Signatory' } }),
    pages: f.integer({ label: { fr: 'Pages', en: 'Pages' }, min: 1, max: 1000 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  timeline: { from: 'date', kind: 'act' },
  actions: [{ does: 'scan', label: { fr: 'Numériser une pièce', en: 'Scan a document' } }],
  place: via('person'),
  title: ['type', 'date'],
  columns: ['date', 'type', 'act_kind', 'act_number', 'signatory'],
  sort: ['-date'],
});

export const note = defineForm('note', {
  label: { fr: 'Note', en: 'Note' },
  plural: { fr: 'Notes', en: 'Notes' },
  fields: {
    person: ofPerson(),
    date: f.date({ label: { fr: 'Date', en: 'Date' }, required: true, default: today() }),
    text: f.longText({ label: { fr: 'Note', en: 'Note' }, required: true }),
  },
  place: via('person'),
  title: ['date', 'text'],
  columns: ['date', 'text'],
  sort: ['-date'],
});

/** What a manager found when checking a record; without a fault it says "confirmed unchanged on that day". */
export const record_check = defineForm('record_check', {
  label: { fr: 'Vérification de la fiche', en: 'Record check' },
  plural: { fr: 'Vérifications de la fiche', en: 'Record checks' },
  fields: {
    person: ofPerson(),
    date: f.date({ label: { fr: 'Vérifiée le', en: 'Checked on' }, required: true, default: today() }),
    duplicate: f.boolean({ label: { fr: 'Doublon', en: 'Duplicate' } }),
    incomplete: f.boolean({ label: { fr: 'Incomplète', en: 'Incomplete' } }),
    incorrect: f.boolean({ label: { fr: 'Erronée', en: 'Incorrect' } }),
    comment: f.longText({ label: { fr: 'Observations', en: 'Comment' } }),
  },
  place: via('person'),
  title: ['date'],
  columns: ['date', 'duplicate', 'incomplete', 'incorrect', 'comment'],
  sort: ['-date'],
});
