import type { ModelForm } from '@baara/model';
import { keyWordsDdl } from './key-query.ts';

/** An index that the search of a form lives on: `definition` is what follows ON <table>. */
export interface SearchIndex {
  readonly columns: readonly string[];
  readonly suffix: string;
  readonly definition: string;
}

/**
 * The indexes of a form with `search`: the words of its names, the whole key (an import asks for thousands of equal ones), and each
 * identifier by its beginning. At a million people the first takes 17 MB.
 */
export function searchIndexesOf(form: ModelForm): readonly SearchIndex[] {
  if (!form.search) return [];
  const identifiers = form.search.identifiers.filter((key) => Object.hasOwn(form.fields, key));
  return [
    { columns: ['name_key'], suffix: 'words', definition: `USING gin ((${keyWordsDdl}))` },
    { columns: ['name_key'], suffix: 'same', definition: 'USING btree (name_key)' },
    ...identifiers.map((key) => ({
      columns: [key],
      suffix: 'prefix',
      definition: `USING btree ("${key}" text_pattern_ops)`,
    })),
  ];
}
