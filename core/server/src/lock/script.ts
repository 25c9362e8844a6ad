import { createHash } from 'node:crypto';
import type { Model } from '@baara/model';
import { compiling, quoteName } from '../database/index.ts';
import { derivedViews, formViews } from './form-view.ts';
import { functions } from './functions.ts';
import { asked } from './held.ts';
import { written } from './literal.ts';
import { lockSchema, openSchema } from './names.ts';
import { privileges } from './privileges.ts';

/** Takes the views away, so that the tables below them may change; until they stand again a module's SQL is refused. */
export const closing: readonly string[] = [
  `DROP SCHEMA IF EXISTS ${openSchema} CASCADE`,
  `DROP SCHEMA IF EXISTS ${lockSchema} CASCADE`,
];

/** The lock of a Model: what makes it, and what it is known by. */
export interface Lock {
  readonly opening: readonly string[];
  readonly fingerprint: string;
}

const known = new WeakMap<Model, Lock>();

/** The second lock as a Model and its roles want it: functions, views, privileges, policies. */
export function lockOf(model: Model): Lock {
  const found = known.get(model) ?? makeLock(model);
  known.set(model, found);
  return found;
}

function makeLock(model: Model): Lock {
  const views = compiling({ model, asked }, () =>
    [...Object.values(model.forms).flatMap((form) => formViews(model, form)), ...derivedViews(model)].map(
      ({ name, body }) => `CREATE VIEW ${openSchema}.${quoteName(name)} WITH (security_barrier) AS ${written(body)}`,
    ),
  );
  const opening = [
    `CREATE SCHEMA ${lockSchema}`,
    `CREATE SCHEMA ${openSchema}`,
    ...functions,
    ...views,
    ...privileges(model),
  ];
  return { opening, fingerprint: createHash('sha256').update(opening.join(';\n')).digest('hex').slice(0, 24) };
}
