import type { Model } from '@baara/model';
import { current } from '../database/index.ts';
import { addHooks, type Change } from '../records/index.ts';
import { noteAudit } from './note.ts';

const mostNamed = 100;

/** Writes into the audit what users change of the lists and of the organisation tree, by whichever way; the history has the rest. */
export function auditRegister(model: Model): void {
  const trees = Object.values(model.forms).flatMap((form) => (form.tree ? [form] : []));
  const treeForms = new Set(trees.flatMap(({ id, tree }) => (tree ? [id, tree.states, tree.successions] : [])));
  addHooks(model, {
    name: 'audit',
    refuses: [],
    after: async (changes) => {
      if (current().session.kind !== 'user') return;
      const ofLists = changes.filter(({ form }) => model.forms[form]?.kind === 'list');
      for (const form of new Set(ofLists.map((each) => each.form))) {
        const details = detailsOf(ofLists.filter((each) => each.form === form));
        await noteAudit({ kind: 'list_changed', form, details });
      }
      const units = changes.filter(({ form }) => treeForms.has(form));
      const [tree] = trees;
      if (tree && units.length > 0) await noteAudit({ kind: 'tree_changed', form: tree.id, details: detailsOf(units) });
    },
  });
}

function detailsOf(changes: readonly Change[]) {
  return {
    count: changes.length,
    changed: changes.slice(0, mostNamed).map(({ form, id, verb }) => ({ form, id, verb })),
  };
}
