import { defineForm, f, via } from '@baara/model';
import { byPayPage, payment_batch } from './payment-batch.ts';

/** A file for the operator, made once: its very bytes and their SHA-256. */
export const payment_file = defineForm('payment_file', {
  label: { fr: 'Fichier de paiement', en: 'Payment file' },
  plural: { fr: 'Fichiers de paiement', en: 'Payment files' },
  sensitive: true,
  byAction: byPayPage,
  fields: {
    batch: f.ref(payment_batch, { label: { fr: 'Liste', en: 'List' }, parent: true, required: true }),
    part: f.integer({ label: { fr: 'Partie', en: 'Part' }, required: true, min: 1 }),
    name: f.text({ label: { fr: 'Nom du fichier', en: 'File name' }, required: true }),
    rows: f.integer({ label: { fr: 'Lignes', en: 'Rows' }, required: true, min: 1, max: 1000 }),
    total: f.money({ label: { fr: 'Total', en: 'Total' }, required: true, min: 1 }),
    sha256: f.text({ label: { fr: 'Empreinte SHA-256', en: 'SHA-256' }, required: true, maxLength: 64 }),
    content: f.longText({
      label: { fr: 'Octets (base64)', en: 'Bytes (base64)' },
      ...{ sensitive: true, maxLength: 1_000_000 },
    }),
  },
  unique: [['batch', 'part']],
  place: via('batch'),
  title: ['name'],
  columns: ['name', 'rows', 'total'],
  sort: ['part'],
});
