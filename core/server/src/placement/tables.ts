import type { Model } from '@baara/model';
import { keptOrder } from '../access/index.ts';
import { quote } from '../database/index.ts';
import type { SystemTable } from '../schema/system-table.ts';
import { placedForms } from './placed-forms.ts';

/** The derived tables of the forms that are placed by posts. */
export function placementTables(model: Model): readonly SystemTable[] {
  return placedForms(model).map(({ form, table }) => ({
    name: table,
    after: ['baara_meta'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS "${table}" (
        record uuid NOT NULL,
        unit uuid NOT NULL,
        owner boolean NOT NULL,
        until date,
        sort text COLLATE "C" NOT NULL,
        PRIMARY KEY (record, unit)
      )`,
      `CREATE UNIQUE INDEX IF NOT EXISTS "${table}_owner" ON "${table}" (record) WHERE owner`,
      `CREATE INDEX IF NOT EXISTS "${table}_unit" ON "${table}" (unit, sort, record)`,
      `CREATE INDEX IF NOT EXISTS "${table}_until" ON "${table}" (until) WHERE until IS NOT NULL`,
      // An empty table is in any order; one that was filled in another is used by its units alone until it is rebuilt.
      `INSERT INTO baara_meta SELECT ${[keptOrder(form).key, keptOrder(form).value].map(quote).join(', ')}
        WHERE NOT EXISTS (SELECT 1 FROM "${table}") ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    ],
  }));
}
