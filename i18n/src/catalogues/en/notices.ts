/** What the application tells somebody. */
export const notices = {
  title: 'Notices',
  unread_one: '{{count}} unread notice',
  unread_other: '{{count}} unread notices',
  none: 'No notice.',
  tasks_due: 'To do: {{overdue}} late, {{soon}} due soon.',
};
