export { markNoticesRead, readNotices, writeNotice } from './notices.ts';
