import {
  addDays,
  concat,
  defineForm,
  defineWorkflow,
  entryValidation,
  f,
  fieldRef,
  literal,
  type Model,
  type ModelWorkflow,
  rule,
  today,
  type WorkflowHandle,
} from '@baara/model';
import { field, form, text, tinyModel } from '../testing/index.ts';

const label = (words: string) => ({ fr: words, en: words });

/** The tiny model's notes, as far as their workflows speak of them. */
const note = defineForm('note', {
  label: label('note'),
  fields: { body: f.longText({ label: label('body'), required: true }), written: f.date({ label: label('written') }) },
  place: 'everyone',
  title: ['body'],
});

const validation = entryValidation(note, { deadlines: { submitted: { days: 10, remind: 3, tacit: 'validate' } } });

const closing = defineWorkflow('closing', {
  form: note,
  label: label('closing'),
  states: { open: { label: label('open') }, closed: { label: label('closed'), tone: 'good', edits: 'refused' } },
  transitions: {
    close: {
      ...{ from: 'open', to: 'closed', who: 'update', label: label('close'), requires: ['written'], act: 'required' },
      when: (r) => [rule(r.body.length().ge(3), { fr: 'La note est trop courte.', en: 'The note is too short.' })],
      effects: (r) => [
        { does: 'set', field: 'body', value: concat(r.body, literal(' (clos)')) },
        {
          does: 'create',
          form: 'note',
          values: { person: fieldRef(['person']), body: literal('Suite'), written: today() },
        },
        { does: 'end', form: 'assignment', match: { there: 'person', here: 'person' }, on: addDays(today(), 1) },
      ],
      hook: 'note_closed',
    },
    waive: { from: 'open', to: 'closed', who: 'update', label: label('waive'), differentFrom: ['create'] },
  },
});

function composed({ id, key, form: of, draft }: WorkflowHandle): ModelWorkflow {
  const { source: _, ...rest } = draft;
  return { id, form: of.id, module: 'tiny', field: key, since: `${key}_since`, ...rest };
}

const workflows = [validation, closing].map((each) => composed(each as unknown as WorkflowHandle));

/** The tiny model with two workflows of its notes, and the roles `verifier` and `approver`. */
export function tinyWorkflows(): Model {
  const plain = tinyModel((forms) => {
    const { note: notes } = forms;
    if (!notes) throw new Error('the tiny model has no notes');
    const drafts = workflows.flatMap(({ id, field: key, since, initial }) => [
      [key, field('choice', { list: id }, { readonly: true, default: initial })] as const,
      [since, field('date', {}, { readonly: true, default: { op: 'today' } })] as const,
    ]);
    const fields = Object.fromEntries(drafts.map(([key, draft]) => [key, draft(key)]));
    const lists = workflows.map(({ id, states }) =>
      form(id, {
        ...{ kind: 'list', title: ['label_fr'], sort: ['sort'], fields: {} },
        items: states.map((state) => ({ code: state.key, label: state.label })),
      }),
    );
    return {
      ...forms,
      ...Object.fromEntries(lists.map((list) => [list.id, list])),
      note: { ...notes, fields: { ...notes.fields, ...fields }, timeline: { from: 'written', kind: 'act' } },
    };
  });
  const role = (id: string, transitions: readonly string[]) => ({
    ...{ id, label: text(id), module: 'tiny', rights: [] },
    grants: [
      { form: '*', actions: ['read'] as const, fields: '*' as const, scope: 'unit' as const },
      { form: 'note', actions: [], transitions, scope: 'unit' as const },
    ],
  });
  return {
    ...plain,
    workflows: Object.fromEntries(workflows.map((each) => [each.id, each])),
    roles: {
      ...plain.roles,
      bystander: {
        ...role('bystander', []),
        grants: [
          {
            form: '*',
            actions: ['read'],
            fields: ['surname', 'forename', 'person', 'body', 'written'],
            scope: 'everywhere',
          },
        ],
      },
      verifier: role('verifier', ['note_validation.validate', 'note_validation.send_back']),
      approver: role('approver', ['note_validation.consolidate', 'note_validation.send_back_validated']),
    },
  };
}
