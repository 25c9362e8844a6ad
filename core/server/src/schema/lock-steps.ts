import type { Model } from '@baara/model';
import { quote } from '../database/index.ts';
import { closing, lockOf } from '../lock/index.ts';
import type { Catalog } from './catalog.ts';
import type { Step } from './plan.ts';

interface Locking {
  readonly model: Model;
  readonly catalog: Catalog;
  readonly steps: readonly Step[];
}

/** What views stand in the way of, or do not know. */
const changesTables: ReadonlySet<Step['kind']> = new Set([
  'create_table',
  'add_column',
  'rename_table',
  'rename_column',
  'change_type',
]);

/** Takes the second lock away before tables change and puts the one of the Model in its place; nothing when it stands. */
export function lockSteps({ model, catalog, steps }: Locking): readonly Step[] {
  // The engine's own tables count too: what is new among them must be given to somebody.
  const wanted = `${lockOf(model).fingerprint} ${catalog.system}`;
  const isInTheWay = steps.some((step) => step.class === 'instant' && changesTables.has(step.kind));
  if (catalog.lock === wanted && !isInTheWay) return [];
  const step = { class: 'instant', table: '', subject: 'baara_module' } as const;
  return [
    {
      ...step,
      kind: 'close_lock',
      sql: [...closing, `DELETE FROM baara_meta WHERE key = 'lock'`],
      sentence: { fr: 'Retirer les vues des modules.', en: 'Take the views of the modules away.' },
    },
    {
      ...step,
      kind: 'open_lock',
      sql: [
        ...lockOf(model).opening,
        `INSERT INTO baara_meta VALUES ('lock', ${quote(wanted)}) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      ],
      sentence: {
        fr: 'Donner aux rôles de la base les droits que dit le modèle, et aux modules leurs vues.',
        en: 'Give the database roles the rights that the model says, and the modules their views.',
      },
    },
  ];
}

/** A step that changes a column on which a view stands, with the views taken away before it and made again after it. */
export function besideLock(model: Model, step: Step): Step {
  if (step.kind !== 'change_type') return step;
  return { ...step, sql: [...closing, ...step.sql, ...lockOf(model).opening] };
}
