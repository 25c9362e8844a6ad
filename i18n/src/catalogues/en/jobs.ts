/** The work that runs beside requests. */
export const jobs = {
  title: 'Background jobs',
  lead: 'Imports, deadlines, reminders: what the system does by itself, and what did not succeed.',
  all: 'All',
  waiting: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  tries_one: '{{count}} try',
  tries_other: '{{count}} tries',
  no_mail: 'No e-mail is sent: SMTP_URL is not set.',
  none: 'No job.',
  retry: 'Try again',
  retried: 'The job is begun again.',
};
