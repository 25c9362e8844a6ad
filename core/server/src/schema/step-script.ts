import { quote } from '../database/index.ts';
import { rememberSql } from './diff.ts';
import type { Step } from './plan.ts';

/** A step's statements with what they mean for `baara_object`. */
export function stepScript(step: Step): readonly string[] {
  return [...step.sql, ...noteScript(step)];
}

/** What is written down once a step is done. */
export function noteScript({ table, made, unmade }: Step): readonly string[] {
  const forget =
    unmade === undefined
      ? []
      : [`DELETE FROM baara_object WHERE table_name = ${quote(table)} AND name = ${quote(unmade)}`];
  return made ? [...forget, rememberSql(table, made.name, made.definition)] : forget;
}
