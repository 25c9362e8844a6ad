import { BaaraError, type ModelWorkflow, type Text, type WorkflowTransition } from '@baara/model';
import { mayPass } from '../access/index.ts';
import { current, render } from '../database/index.ts';
import { type Problem, passageRefusals, type Values } from '../records/index.ts';

interface Asked {
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition;
  readonly ids: readonly string[];
  /** The fields that the passage will bring with it, the same for all. */
  readonly filled?: Values;
}

/**
 * Why the session may not take a transition, record by record; an empty list: it may. A record that is not there, or that the session may not see, is
 * refused as one that it may not pass. A constant number of statements for any number of records.
 */
export async function refusalsOfMany(asked: Asked): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const { workflow, transition, ids } = asked;
  const rows = await current().connection.query(render(mayPass({ workflow, transition, alias: 't' }, ids)));
  const allowed = rows.map(({ id }) => String(id));
  const refusals =
    allowed.length > 0 ? await passageRefusals({ ...asked, ids: allowed }) : new Map<string, Problem[]>();
  const params = { roles: rolesFor(workflow, transition) };
  return new Map(
    ids.map((id) => [id, refusals.get(id) ?? [{ code: 'workflow.no_right', form: workflow.form, record: id, params }]]),
  );
}

/** Why the session may not take a transition of several records at once, with one reason, one act and the same fields for all. Throws `request.malformed`. */
export function previewPassages(request: {
  readonly workflow: string;
  readonly transition: string;
  readonly ids: readonly string[];
  readonly values?: Values;
}): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const { workflows = {} } = current().model;
  const workflow = Object.hasOwn(workflows, request.workflow) ? workflows[request.workflow] : undefined;
  const transition = workflow?.transitions.find(({ key }) => key === request.transition);
  if (!workflow || !transition)
    throw new BaaraError({ code: 'request.malformed', params: { parameter: workflow ? 'transition' : 'workflow' } });
  return refusalsOfMany({ workflow, transition, ids: request.ids, filled: request.values ?? {} });
}

/** Who may: the roles that some grant gives the transition to. */
function rolesFor(workflow: ModelWorkflow, transition: WorkflowTransition): readonly Text[] {
  const names = [`${workflow.id}.${transition.key}`, `${workflow.id}.*`];
  return Object.values(current().model.roles)
    .filter(({ grants }) => grants.some(({ transitions = [] }) => names.some((name) => transitions.includes(name))))
    .map(({ label }) => label);
}
