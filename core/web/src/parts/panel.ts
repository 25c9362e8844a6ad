import type { FormSlice, RecordView } from '../api/types.ts';
import { BaaraElement } from '../element.ts';

/** What a module's panel extends: it is given the record on whose page it stands, anew after each change. */
export class BaaraPanel extends BaaraElement {
  static override properties: Record<string, object> = { slice: { attribute: false }, record: { attribute: false } };
  declare slice: FormSlice;
  declare record: RecordView;
}
