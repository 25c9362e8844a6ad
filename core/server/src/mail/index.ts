export { mailHandlers } from './handlers.ts';
export { type Mailer, type MailSettings, openMailer } from './mailer.ts';
