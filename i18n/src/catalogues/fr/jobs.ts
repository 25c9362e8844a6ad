/** The work that runs beside requests. */
export const jobs = {
  title: 'Travaux en arrière-plan',
  lead: 'Imports, échéances, rappels : ce que le système fait de lui-même, et ce qui n’a pas abouti.',
  all: 'Tous',
  waiting: 'En attente',
  running: 'En cours',
  done: 'Terminés',
  failed: 'Échoués',
  tries_one: '{{count}} essai',
  tries_many: '{{count}} d’essais',
  tries_other: '{{count}} essais',
  no_mail: 'Aucun courriel n’est envoyé : SMTP_URL n’est pas réglé.',
  none: 'Aucun travail.',
  retry: 'Réessayer',
  retried: 'Le travail est relancé.',
};
