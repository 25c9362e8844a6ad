import type { Model, ModelForm, ModelRole } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../../database/index.ts';
import { allowedRows } from '../../parts/index.ts';
import type { ServerPart } from '../../parts/types.ts';
import { applyEnvelope } from '../../records/index.ts';
import { field, form, kinds, text, tinyModel } from '../../testing/index.ts';

const { words, required } = kinds;
const person = field('ref', { form: 'person', parent: true }, required);
const place: ModelForm['place'] = [{ kind: 'via', field: 'person' }];

/** One form of each way of being secret, beside the tiny ones: a sensitive one, and one that holds a file. */
const others: readonly ModelForm[] = [
  form('sanction', { fields: { person, topic: words(required) }, title: ['topic'], place, sensitive: true }),
  form('document', {
    fields: { person, topic: words(), scan: field('file', { accept: [], maxBytes: 1_000_000 }) },
    title: ['topic'],
    place,
  }),
];

const role = (id: string, grants: ModelRole['grants'], rights: readonly string[] = []): ModelRole => ({
  ...{ id, label: text(id), module: 'tiny', grants, rights },
});
const everything = ['read', 'create', 'update', 'delete', 'export', 'import'] as const;
const whole: ModelRole['grants'] = [{ form: '*', actions: everything, fields: '*', scope: 'unit' }];
const reading: ModelRole['grants'] = [{ form: '*', actions: ['read'], fields: '*', scope: 'unit' }];

const roles: readonly ModelRole[] = [
  role('manager', whole),
  role('reader', reading),
  role('discipline', [...whole, { form: 'sanction', actions: everything, fields: '*', scope: 'unit' }]),
  role('clerk', [
    { form: 'person', actions: ['read', 'update', 'export'], fields: ['surname', 'forename'], scope: 'unit' },
    { form: 'assignment', actions: ['read'], fields: ['person', 'facility'], scope: 'unit' },
    { form: 'unit', actions: ['read'], fields: '*', scope: 'everywhere' },
  ]),
  role('cartographer', [{ form: 'unit', actions: ['read'], fields: '*', scope: 'everywhere' }]),
  role('keeper', reading, ['administer-users', 'see-audit', 'undo-import', 'configure-site', 'share-views']),
];

/** A country's Model with every kind of route that tells something of records: figures and panels count, a module has its own route. */
export function matrixModel(): Model {
  const tiny = tinyModel((forms) => ({ ...forms, ...Object.fromEntries(others.map((each) => [each.id, each])) }));
  return {
    ...tiny,
    roles: Object.fromEntries(roles.map((each) => [each.id, each])),
    figures: [{ id: 'staff', module: 'tiny', label: text('staff'), form: 'person' }],
    panels: [{ id: 'cadres', module: 'tiny', label: text('cadres'), form: 'person', by: 'cadre' }],
  };
}

/** A module's own route and action: what it counts with its own SQL, what it writes as its caller. */
export const tinyPart: ServerPart = {
  module: 'tiny',
  routes: {
    people: async () => {
      const people = allowedRows({ form: 'person', select: ['surname', 'phone'] });
      return { people: await query(sql`SELECT surname, phone FROM ${people} p ORDER BY 1, 2`) };
    },
  },
  actions: {
    remark: ({ key, body: { person } }) =>
      applyEnvelope({
        id: key,
        operations: [
          { do: 'create', form: 'note', id: key, values: { person: String(person), body: 'par un module' } },
        ],
      }),
  },
};
