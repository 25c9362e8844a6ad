/** A full disk, a full quota, and the file-size limit of a process: none of them lets another byte be written. */
const states: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT', 'EFBIG']);

/** PostgreSQL has a state for a full disk and none for a full quota (XX000), and says only in words that its log could not be written. */
const words = /No space left on device|Disk quota exceeded|File too large/u;

/** Whether a database or the operating system refused because nothing more can be stored. */
export function isFullDisk({ state, message }: { readonly state: string; readonly message: string }): boolean {
  return states.has(state) || (/^(XX000|58\w{3}|WORKER_\w+)$/u.test(state) && words.test(message));
}
