/** The wordings of this part. */
export const words = {
  title: { fr: 'Pyramide des âges', en: 'Age pyramid' },
  lead: {
    fr: 'Les agents en poste dans la structure et au-dessous, et ceux que l’âge de la retraite atteint.',
    en: 'The people at work at the unit and below, and those whom the age of retirement reaches.',
  },
  unit: { fr: 'Structure', en: 'Unit' },
  show: { fr: 'Afficher', en: 'Show' },
  age: { fr: 'Âge', en: 'Age' },
  women: { fr: 'Femmes', en: 'Women' },
  men: { fr: 'Hommes', en: 'Men' },
  andMore: { fr: 'et plus', en: 'and over' },
  to: { fr: 'à', en: 'to' },
  unknown: { fr: 'Âge inconnu ou non visible', en: 'Age unknown or not visible' },
  retirements: { fr: 'Départs à la retraite', en: 'Retirements' },
  year: { fr: 'Année', en: 'Year' },
  people: { fr: 'Agents', en: 'People' },
  overdue: { fr: 'échus compris', en: 'overdue ones included' },
  nobody: { fr: 'Personne n’est en poste ici.', en: 'Nobody is at work here.' },
} as const;
