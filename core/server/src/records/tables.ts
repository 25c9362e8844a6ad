import type { Model } from '@baara/model';
import type { SystemTable } from '../schema/system-table.ts';
import { envelopeTable } from './claim.ts';
import { sequenceTables } from './sequence.ts';

/** The tables and sequences that saving records needs. */
export function recordTables(model: Model): readonly SystemTable[] {
  return [envelopeTable, ...sequenceTables(model)];
}
