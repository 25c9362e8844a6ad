import type { ModelForm } from '@baara/model';
import { quoteName } from '../database/index.ts';
import { keyWordsDdl } from './key-query.ts';

/** An index that the search of a form lives on: `definition` is what follows ON <table>. */
export interface SearchIndex {
  readonly columns: readonly string[];
  readonly suffix: string;
  readonly definition: string;
}

/**
 * The indexes of a form with `search`: the words of its names, what two records that are probably one agree in (an import asks
 * for thousands), and each identifier by its beginning. At a million people the first takes 17 MB.
 */
export function searchIndexesOf(form: ModelForm): readonly SearchIndex[] {
  if (!form.search) return [];
  const identifiers = form.search.identifiers.filter((key) => Object.hasOwn(form.fields, key));
  return [
    { columns: ['name_key'], suffix: 'words', definition: `USING gin ((${keyWordsDdl}))` },
    ...alikeIndex(form),
    ...identifiers.map((key) => ({
      columns: [key],
      suffix: 'prefix',
      definition: `USING btree (${quoteName(key)} COLLATE "C")`,
    })),
  ];
}

/** The fields that must agree, then the names: what a birth date's few bearers are called stands side by side. */
function alikeIndex({ duplicates, fields }: ModelForm): readonly SearchIndex[] {
  if (!duplicates) return [];
  const columns = [...duplicates.agree.filter((key) => Object.hasOwn(fields, key)), 'name_key'];
  const list = columns.map(quoteName).join(', ');
  return [{ columns, suffix: 'alike', definition: `USING btree (${list}) WHERE (deleted_at IS NULL)` }];
}
