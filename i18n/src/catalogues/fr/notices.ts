/** What the application tells somebody. */
export const notices = {
  title: 'Avis',
  unread_one: '{{count}} avis non lu',
  unread_many: '{{count}} d’avis non lus',
  unread_other: '{{count}} avis non lus',
  none: 'Aucun avis.',
  tasks_due: 'À faire : {{overdue}} en retard, {{soon}} bientôt à échéance.',
};
