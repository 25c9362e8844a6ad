export {
  areNoticesMailed,
  mailKind,
  mailNotices,
  markMailed,
  type WaitingMail,
  type WaitingNotice,
  waitingMail,
} from './mail.ts';
export { markNoticesRead, readNotices, writeNotice } from './notices.ts';
