import { defineList, item } from '@baara/model';

const menu = 'administration';

export const suspension_cause = defineList('suspension_cause', {
  label: { fr: 'Cause de suspension de bourse', en: 'Cause of a scholarship’s suspension' },
  plural: { fr: 'Causes de suspension de bourse', en: 'Causes of suspension of scholarships' },
  menu,
  items: [
    item('ABSENCE', 'Absence aux cours', 'Absence from classes'),
    item('FAILURE', 'Échec aux examens', 'Failure in exams'),
    item('OTHER', 'Autre', 'Other'),
  ],
});

export const payment_kind = defineList('payment_kind', {
  label: { fr: 'Nature de la liste de paiement', en: 'Kind of payment list' },
  plural: { fr: 'Natures des listes de paiement', en: 'Kinds of payment lists' },
  items: [item('MONTHLY', 'Liste du mois', 'Monthly list'), item('RETRY', 'Reprise d’échecs', 'Retry of failures')],
});

/** Why a line may not be paid as it stands. */
export const payment_block = defineList('payment_block', {
  label: { fr: 'Blocage d’un paiement', en: 'Block of a payment' },
  plural: { fr: 'Blocages de paiement', en: 'Blocks of payments' },
  items: [
    item('NAME_MISMATCH', 'Le titulaire du numéro n’est pas l’élève', 'The wallet’s holder is not the student'),
    item('INVALID_NUMBER', 'Numéro absent ou invalide', 'Number absent or invalid'),
    item(
      'NUMBER_CHANGED',
      'Numéro ou titulaire changé depuis la préparation',
      'Number or holder changed since the list was made',
    ),
    item('AWARD_INACTIVE', 'Bourse suspendue ou terminée', 'Scholarship suspended or ended'),
  ],
});

/** What an operator says of a payment that failed. */
export const payment_failure = defineList('payment_failure', {
  label: { fr: 'Motif d’échec', en: 'Reason of failure' },
  plural: { fr: 'Motifs d’échec de paiement', en: 'Reasons of failed payments' },
  menu,
  items: [
    item('RECIPIENT_NOT_FOUND', 'Bénéficiaire introuvable', 'Recipient not found'),
    item('WALLET_LIMIT_REACHED', 'Plafond du compte atteint', 'Wallet limit reached'),
    item('INSUFFICIENT_BALANCE', 'Solde du payeur insuffisant', 'Payer’s balance insufficient'),
    item('NAME_MISMATCH', 'Nom du titulaire différent', 'Holder’s name differs'),
    item('INVALID_NUMBER', 'Numéro invalide', 'Invalid number'),
    item('OTHER_ERROR', 'Autre erreur', 'Other error'),
  ],
});

/** What a column of the file for the operator holds. */
export const file_content = defineList('file_content', {
  label: { fr: 'Contenu de colonne (fichier)', en: 'Column content (file)' },
  plural: { fr: 'Contenus de colonne (fichier)', en: 'Column contents (file)' },
  items: [
    item('REFERENCE', 'Référence du paiement', 'Payment reference'),
    item('ATTEMPT', 'Numéro de tentative', 'Attempt number'),
    item('MSISDN', 'Numéro (indicatif sans +)', 'Number (country code without +)'),
    item('AMOUNT', 'Montant entier', 'Whole amount'),
    item('CURRENCY', 'Devise', 'Currency'),
    item('HOLDER', 'Titulaire du compte', 'Wallet holder'),
    item('DESCRIPTION', 'Libellé (4 à 22 lettres ou chiffres)', 'Description (4–22 letters or digits)'),
    item('MONTH', 'Mois (AAAA-MM)', 'Month (YYYY-MM)'),
    item('FIXED', 'Texte fixe', 'Fixed text'),
  ],
});

/** What a column of the operator’s answer holds. */
export const answer_content = defineList('answer_content', {
  label: { fr: 'Contenu de colonne (réponse)', en: 'Column content (answer)' },
  plural: { fr: 'Contenus de colonne (réponse)', en: 'Column contents (answer)' },
  items: [
    item('REFERENCE', 'Référence du paiement', 'Payment reference'),
    item('MSISDN', 'Numéro', 'Number'),
    item('AMOUNT', 'Montant', 'Amount'),
    item('STATUS', 'Statut', 'Status'),
    item('REASON', 'Motif', 'Reason'),
    item('TRANSACTION', 'Identifiant de l’opération', 'Transaction id'),
    item('DATE', 'Date', 'Date'),
    item('HOLDER', 'Titulaire du compte', 'Wallet holder'),
  ],
});

export const column_separator = defineList('column_separator', {
  label: { fr: 'Séparateur de colonnes', en: 'Column separator' },
  plural: { fr: 'Séparateurs de colonnes', en: 'Column separators' },
  items: [
    item('COMMA', 'Virgule', 'Comma'),
    item('SEMICOLON', 'Point-virgule', 'Semicolon'),
    item('TAB', 'Tabulation', 'Tab'),
  ],
});

/** What an operator says of a payment. */
export const answer_result = defineList('answer_result', {
  label: { fr: 'Résultat de l’opérateur', en: 'Operator’s result' },
  plural: { fr: 'Résultats de l’opérateur', en: 'Operator’s results' },
  items: [
    item('SENT', 'Reçu par l’opérateur', 'Received by the operator'),
    item('PENDING', 'En cours', 'Pending'),
    item('PAID', 'Payé', 'Paid'),
    item('FAILED', 'Échoué', 'Failed'),
  ],
});

/** How a row of the operator’s answer meets a payment. */
export const answer_match = defineList('answer_match', {
  label: { fr: 'Rapprochement', en: 'Matching' },
  plural: { fr: 'Rapprochements', en: 'Matchings' },
  items: [
    item('EXACT', 'Rapprochée par la référence', 'Matched by reference'),
    item('TO_CONFIRM', 'À confirmer (numéro, montant et date)', 'To confirm (number, amount and date)'),
    item('CONFIRMED', 'Confirmée', 'Confirmed'),
    item('REJECTED', 'Écartée', 'Set aside'),
    item('REPEATED', 'Déjà connue', 'Already known'),
    item('DIFFERENT', 'Contredit le paiement', 'Contradicts the payment'),
    item('UNMATCHED', 'Sans paiement', 'No payment'),
  ],
});
