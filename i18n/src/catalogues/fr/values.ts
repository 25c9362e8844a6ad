/** How values are said. */
export const values = {
  yes: 'Oui',
  no: 'Non',
  unknown: 'Inconnu',
  empty: 'Non renseigné',
  ongoing: 'en cours',
  from: 'depuis le {{start, day}}',
  period: 'du {{start, day}} au {{end, day}}',
  bytes: '{{size, number}} o',
  kilobytes: '{{size, number}} Ko',
  megabytes: '{{size, number}} Mo',
} as const;
