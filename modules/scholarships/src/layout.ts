import { defineForm, f, rule } from '@baara/model';
import { answer_content, answer_result, column_separator, file_content, payment_failure } from './lists.ts';

const header = () => f.text({ label: { fr: 'En-tête', en: 'Header' }, required: true, maxLength: 60 });

/** How an operator wants its files and how it answers: columns, order, headers, separator, words. Data, because no operator’s format is public. */
export const payment_layout = defineForm('payment_layout', {
  label: { fr: 'Format de fichier de paiement', en: 'Payment file layout' },
  plural: { fr: 'Formats de fichiers de paiement', en: 'Payment file layouts' },
  menu: 'administration',
  fields: {
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true, maxLength: 80, unique: true }),
    separator: f.choice(column_separator, {
      label: { fr: 'Séparateur', en: 'Separator' },
      required: true,
      default: 'COMMA',
    }),
    headed: f.boolean({
      label: { fr: 'Avec une ligne d’en-têtes', en: 'With a line of headers' },
      required: true,
      default: true,
    }),
    rows: f.integer({
      label: { fr: 'Lignes au plus par fichier', en: 'Rows at most in a file' },
      required: true,
      default: 1000,
      min: 1,
      max: 1000,
    }),
    description: f.text({
      label: { fr: 'Début du libellé', en: 'Beginning of the description' },
      help: { fr: 'Suivi de l’année et du mois : BOURSE202603.', en: 'Followed by year and month: BOURSE202603.' },
      ...{ required: true, default: 'BOURSE', maxLength: 16, pattern: '[A-Za-z0-9]+' },
    }),
    columns: f.group(
      {
        header: header(),
        content: f.choice(file_content, { label: { fr: 'Contenu', en: 'Content' }, required: true }),
        text: f.text({ label: { fr: 'Texte fixe', en: 'Fixed text' }, maxLength: 60 }),
      },
      { label: { fr: 'Colonnes du fichier', en: 'Columns of the file' }, max: 30 },
    ),
    answers: f.group(
      {
        header: header(),
        content: f.choice(answer_content, { label: { fr: 'Contenu', en: 'Content' }, required: true }),
      },
      { label: { fr: 'Colonnes de la réponse', en: 'Columns of the answer' }, max: 30 },
    ),
    words: f.group(
      {
        word: f.text({ label: { fr: 'Mot de l’opérateur', en: 'Operator’s word' }, required: true, maxLength: 60 }),
        result: f.choice(answer_result, { label: { fr: 'Résultat', en: 'Result' } }),
        reason: f.choice(payment_failure, { label: { fr: 'Motif d’échec', en: 'Reason of failure' } }),
      },
      { label: { fr: 'Mots de la réponse', en: 'Words of the answer' }, max: 60 },
    ),
  },
  rules: (r) => [
    rule(
      r.description.length().ge(1),
      { fr: 'Le libellé manque.', en: 'The description is missing.' },
      { id: 'described' },
    ),
  ],
  place: 'everyone',
  title: ['name'],
  columns: ['name', 'separator', 'rows'],
});
