import { request } from './request.ts';

/** One line of the tree. */
export interface BrowsedUnit {
  readonly id: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly status: string | null;
  readonly closed?: true;
  /** Units directly under it. */
  readonly children: number;
  /** People at work there or below; absent where they are not counted. */
  readonly records?: number;
}

export interface Level {
  readonly units: readonly BrowsedUnit[];
  /** The form whose records are counted. */
  readonly counts?: string;
}

export interface UnitPlace {
  readonly id: string;
  readonly title: string;
  /** The units above it, from the top down. */
  readonly within: readonly { readonly id: string; readonly title: string }[];
  /** First day of what it is now, ISO. */
  readonly since: string | null;
}

export interface PanelLine {
  readonly code: string | null;
  readonly label: string | null;
  readonly count: number;
  readonly norm: number | null;
}

/** Who reads more or less than before, by where they work. */
export interface Hands {
  readonly unit: string;
  readonly title?: string;
  readonly effect: 'gains' | 'loses';
  readonly units: number;
  readonly people: number;
  readonly holders: readonly { readonly role: string; readonly name?: string }[];
}

export interface Preview {
  readonly units: readonly { readonly unit: string }[];
  readonly closing: { readonly units: readonly string[]; readonly records: Readonly<Record<string, number>> };
  readonly hands: readonly Hands[];
  /** How many people lie at the units whose readers change. */
  readonly people: number;
  readonly titles: Readonly<Record<string, string>>;
}

export interface Reorganisation {
  readonly unit: string;
  readonly verb: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The units directly under one, or the roots. */
export function browseUnits(query: {
  readonly parent?: string;
  readonly as_of?: string;
  readonly closed?: 'include';
}): Promise<Level> {
  return request('units/browse', { query });
}

export function readUnitPlace(id: string): Promise<UnitPlace> {
  return request(`units/${encodeURIComponent(id)}`);
}

export function readPanel(unit: string, panel: string): Promise<{ readonly lines: readonly PanelLine[] }> {
  return request(`units/${encodeURIComponent(unit)}/panels/${encodeURIComponent(panel)}`);
}

/** What a reorganisation would change; nothing is kept. */
export function previewReorganisation({ unit, verb, body }: Reorganisation): Promise<Preview> {
  return request(`units/${encodeURIComponent(unit)}/${verb}`, { method: 'POST', query: { preview: '1' }, body });
}

export function reorganise({ unit, verb, body }: Reorganisation): Promise<unknown> {
  return request(`units/${encodeURIComponent(unit)}/${verb}`, { method: 'POST', body });
}
