import { uuidv7 } from '@baara/model';
import type { TestDatabase } from '../testing/index.ts';
import { listRecords, loadRecords } from './index.ts';

/** The items of the Model's lists as records, for tests, where nothing has written them yet. */
export async function seedLists({ run, model }: TestDatabase): Promise<void> {
  for (const form of Object.values(model.forms)) {
    if (form.items.length === 0) continue;
    await run(async () => {
      if ((await listRecords({ form: form.id, limit: 1 })).rows.length > 0) return;
      const rows = form.items.map(({ code, label, attributes }) => ({
        ...{ id: uuidv7(), owner: null },
        values: { code, label_fr: label.fr, label_en: label.en, ...attributes },
      }));
      await loadRecords({ form: form.id, rows, reason: 'seed' });
    });
  }
}
