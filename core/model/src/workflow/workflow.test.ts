import { describe, expect, test } from 'vitest';
import { compose, explain, inspectSite } from '../compose/index.ts';
import { describeProblem } from '../compose/problem.ts';
import { literal } from '../expression/build.ts';
import { f } from '../f.ts';
import { defineForm, rule } from '../form.ts';
import { defineModule } from '../module.ts';
import { defineSite } from '../site.ts';
import { defineWorkflow, setField } from './define.ts';
import { entryValidation } from './entry-validation.ts';
import { extendWorkflow } from './extend.ts';

const label = (words: string) => ({ fr: words, en: words });

const request = defineForm('request', {
  label: label('Request'),
  fields: {
    subject: f.text({ label: label('Subject'), required: true }),
    days: f.integer({ label: label('Days') }),
    opinion: f.text({ label: label('Opinion') }),
  },
  place: 'everyone',
  title: ['subject'],
});

const approval = defineWorkflow('approval', {
  form: request,
  label: label('Approval'),
  states: {
    asked: { label: label('Asked'), deadline: { days: 10, remind: 2, tacit: 'grant' } },
    granted: { label: label('Granted'), tone: 'good', edits: 'refused' },
  },
  transitions: {
    grant: {
      ...{ from: 'asked', to: 'granted', label: label('Grant'), requires: ['opinion'], differentFrom: ['create'] },
      when: (r) => [rule(r.days.le(30), label('At most 30 days.'))],
      effects: () => [setField('subject', literal('Granted'))],
    },
  },
});

const module = defineModule({
  ...{ id: 'requests', version: '1.0.0', core: '^1', label: label('Requests') },
  forms: [request],
  workflows: [approval],
});

const siteOf = (more: Partial<Parameters<typeof defineSite>[0]>) =>
  defineSite({
    ...{ id: 'tiny', label: label('Tiny'), modules: [module], languages: ['fr', 'en'] },
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
    ...more,
  });

describe('a workflow', () => {
  const later = extendWorkflow(approval, {
    owner: 'tiny',
    relabel: { states: { asked: label('Waiting') } },
    deadlines: { asked: { days: 15 } },
    require: { grant: ['days'] },
  });
  const model = compose(siteOf({ workflows: [later, entryValidation(request, { laterEdits: 'refuse' })] }));

  test('gives its form a choice from a list of its states, which nobody writes, and the day it came there', () => {
    const form = model.forms.request;
    expect(form?.fields.approval).toMatchObject({
      kind: 'choice',
      list: 'request_approval',
      readonly: true,
      default: 'asked',
    });
    expect(form?.fields.approval_since).toMatchObject({ kind: 'date', readonly: true });
    expect(model.forms.request_approval?.items).toEqual([
      { code: 'asked', label: label('Waiting') },
      { code: 'granted', label: label('Granted') },
    ]);
    expect(form?.sections.flatMap(({ fields }) => fields)).toEqual(['subject', 'days', 'opinion']);
  });

  test('of a site stands beside the module’s, under a name that cannot collide', () => {
    expect(model.workflows?.request_validation).toMatchObject({ field: 'tiny_validation', existing: 'consolidated' });
    expect(Object.keys(model.workflows ?? {})).toEqual(['request_approval', 'request_validation']);
  });

  test('is changed by other layers, and explains who said what', () => {
    const [asked] = model.workflows?.request_approval?.states ?? [];
    expect(asked?.deadline).toEqual({ days: 15 });
    const [grant] = model.workflows?.request_approval?.transitions ?? [];
    expect(grant?.requires).toEqual(['opinion', 'days']);
    expect(explain(model, 'workflows.request_approval.asked').find(({ property }) => property === 'label')).toEqual({
      property: 'label',
      value: label('Waiting'),
      layers: ['requests', 'tiny (relabel)', 'tiny (deadlines)'],
    });
    expect(explain(model, 'workflows.request_approval').map(({ property }) => property)).toContain('initial');
  });

  test('knows which steps nothing leads back from, unless they say so themselves', () => {
    const step = (from: string, to: string, more: object = {}) => ({ from, to, label: label(to), ...more });
    const states = {
      open: { label: label('Open') },
      held: { label: label('Held') },
      closed: { label: label('Closed') },
    };
    const closing = defineWorkflow('closing', {
      ...{ form: request, label: label('Closing'), states },
      transitions: {
        hold: step('open', 'held'),
        release: step('held', 'open'),
        close: step('open', 'closed'),
        give_up: step('held', 'closed', { lasting: false }),
        leave: step('open', 'held', { lasting: true }),
      },
    });
    const { workflows = {} } = compose(siteOf({ workflows: [closing, entryValidation(request)] }));
    const lasting = (id: string) =>
      (workflows[id]?.transitions ?? []).filter((each) => each.lasting).map(({ key }) => key);
    expect(lasting('request_closing')).toEqual(['close', 'leave']);
    // A correction sets a consolidated record back to a draft: nothing is lost by consolidating.
    expect(lasting('request_validation')).toEqual([]);
    expect(
      (model.workflows?.request_validation?.transitions ?? []).filter((each) => each.lasting).map(({ key }) => key),
    ).toEqual(['consolidate']);
    expect(model.workflows?.request_approval?.transitions.map((each) => each.lasting)).toEqual([true]);
  });

  test('that is wrong says all that is wrong at once', () => {
    const wrong = defineWorkflow('wrong', {
      form: request,
      label: label('Wrong'),
      states: { open: { label: label('Open'), deadline: { days: 0, tacit: 'close' } } },
      transitions: {
        close: {
          ...{ from: 'opened', to: 'closed', label: { fr: 'Clore', en: '' }, differentFrom: ['verify'] },
          when: (r) => [rule(r.days.eq(1).and(literal('x')), label('?'))],
          effects: () => [setField('nothing', literal(1))],
        },
      },
      existing: 'old',
    });
    const roles = [
      {
        ...{ id: 'clerk', label: label('Clerk') },
        grants: [{ form: 'request', actions: [], transitions: ['request_wrong.open'], scope: 'unit' as const }],
      },
    ];
    const lost = extendWorkflow(approval, { owner: 'tiny', retire: ['refuse'] });
    const { problems } = inspectSite(siteOf({ workflows: [wrong, lost], roles }));
    const said = problems.map((each) => describeProblem(each, 'en')).join('\n');
    for (const flaw of [
      ...['existing "old"', 'days 0', 'tacit "close"', 'state "opened"', 'state "closed"', '"close": label'],
      ...[
        'differentFrom "verify"',
        'when close_1',
        'set "nothing"',
        'retire "refuse"',
        'transition "request_wrong.open"',
      ],
    ])
      expect(said).toContain(flaw);
  });
});
