/** The letter of invitation, on paper and by e-mail: a site words it otherwise by `wordings: { 'training.invitation_opening': … }`. */
export const wordings = {
  /** `{course}` is the course’s name. */
  invitation_subject: {
    fr: 'Invitation à la formation «\u00a0{course}\u00a0»',
    en: 'Invitation to the course “{course}”',
  },
  invitation_about: { fr: 'Objet', en: 'Subject' },
  invitation_opening: { fr: 'Madame, Monsieur,', en: 'Dear colleague,' },
  /** `{session}` is the session’s name. */
  invitation_invited: {
    fr: 'Vous êtes invité à la formation «\u00a0{course}\u00a0» ({session}).',
    en: 'You are invited to the course “{course}” ({session}).',
  },
  invitation_days: { fr: 'Dates', en: 'Dates' },
  invitation_to: { fr: 'au', en: 'to' },
  invitation_place: { fr: 'Lieu', en: 'Place' },
  invitation_answer: { fr: 'Répondez avant le', en: 'Please answer by' },
  invitation_closing: {
    fr: 'Veuillez confirmer votre participation à la direction de votre structure.',
    en: 'Please confirm to the head of your facility that you will take part.',
  },
  invitation_signature: { fr: 'Le responsable de la formation', en: 'The head of training' },
} as const;
