import { BaaraError } from '@baara/model';

/** Why a file is not read; each is worded in the catalogue `imports`. */
export type UnreadableReason =
  | 'empty_file'
  | 'no_table'
  | 'pdf'
  | 'old_excel'
  | 'not_text'
  | 'damaged_text'
  | 'damaged_workbook'
  | 'too_large_unpacked'
  | 'too_wide'
  | 'too_long';

export function unreadable(reason: UnreadableReason, cause?: unknown): BaaraError {
  return new BaaraError({ code: 'import.unreadable', params: { reason }, ...(cause === undefined ? {} : { cause }) });
}
