import type { Text } from './text.ts';

/**
 * What the page of a record offers at once for one of its child forms. The vocabulary is closed:
 *
 * - `add`: writes a new row (plan a leave);
 * - `scan`: the same for papers of the file, beginning with a photograph of them (an act, a diploma);
 * - `end`: ends the present dated row on a day, and asks what stands beside its last day (end of service).
 */
export interface QuickAction {
  readonly does: 'add' | 'scan' | 'end';
  readonly label: Text;
  /** The name of an icon of the pages; each verb has one of its own. */
  readonly icon?: string;
}
