import { attempt } from './attempt.ts';
import { request } from './request.ts';
import type { ListPage, Problem, Values } from './types.ts';

/** A way on from where a record stands; with refusals, why it is not open to the reader. */
export interface Way {
  readonly transition: string;
  readonly label: { readonly fr: string; readonly en: string };
  readonly tone: 'onward' | 'back';
  readonly to: string;
  readonly asks: readonly string[];
  readonly requires: readonly string[];
  readonly reason?: 'required' | 'optional';
  readonly act?: 'required' | 'optional';
  /** Nothing leads back from there. */
  readonly lasting: boolean;
  readonly refusals: readonly Problem[];
}

export interface Passage {
  readonly transition: string | null;
  readonly from: string;
  readonly to: string;
  readonly rev: number;
  readonly at: string;
  readonly userName: string | null;
  readonly behalfName: string | null;
  readonly reason: string | null;
  readonly act: string | null;
}

export interface Standing {
  readonly workflow: string;
  readonly state: string;
  readonly since: string | null;
  readonly due: string | null;
  readonly ways: readonly Way[];
  readonly passages: readonly Passage[];
}

/** Records of one state that wait for the reader. */
export interface TaskGroup {
  readonly workflow: string;
  readonly form: string;
  readonly state: string;
  readonly count: number;
  readonly more: boolean;
  readonly overdue: number;
}

const path = (form: string, id: string): string =>
  `records/${encodeURIComponent(form)}/${encodeURIComponent(id)}/passages`;

export function readStandings(form: string, id: string): Promise<{ readonly standings: readonly Standing[] }> {
  return request(path(form, id));
}

export interface PassageRequest {
  readonly form: string;
  readonly id: string;
  readonly rev: number;
  readonly workflow: string;
  readonly transition: string;
  readonly values?: Values;
  readonly reason?: string;
  readonly act?: string;
}

/** Takes a transition of a record of which the reader saw `rev`. */
export function takeTransition(passage: PassageRequest): Promise<{ readonly rev: number }> {
  const { form, id, rev, ...body } = passage;
  return attempt(passage, (key) =>
    request(path(form, id), { method: 'POST', body, headers: { 'If-Match': `"${rev}"`, 'Idempotency-Key': key } }),
  );
}

/** Why a transition of several records is refused, by record; without refusals it may be taken. */
export async function previewPassages(asked: {
  readonly workflow: string;
  readonly transition: string;
  readonly ids: readonly string[];
  /** The fields that are filled for all of them. */
  readonly values?: Values;
}): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const { workflow, ...body } = asked;
  const { records } = await request<{
    readonly records: readonly { readonly id: string; readonly refusals: readonly Problem[] }[];
  }>(`tasks/${encodeURIComponent(workflow)}/preview`, { method: 'POST', body });
  return new Map(records.map(({ id, refusals }) => [id, refusals]));
}

export function readTasks(): Promise<{ readonly groups: readonly TaskGroup[] }> {
  return request('tasks');
}

/** A page of what waits in one state; `due`: record → the last day of its deadline. */
export function readTaskPage(
  group: Pick<TaskGroup, 'workflow' | 'state'>,
  cursor?: string,
): Promise<ListPage & { readonly due: Readonly<Record<string, string>> }> {
  return request(`tasks/${group.workflow}/${group.state}`, { query: { limit: 20, cursor } });
}
