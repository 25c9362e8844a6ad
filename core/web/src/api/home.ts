import type { TaskGroup } from './passages.ts';
import { request } from './request.ts';

/** A figure of the first page, as the reader may count it. */
export interface FigureCount {
  readonly id: string;
  readonly count: number;
  /** Of a share: how many records there are in all. */
  readonly whole?: number;
  /** The instant of the count, where it was made some time before. */
  readonly counted?: string;
  readonly items?: readonly {
    readonly code: string | null;
    readonly label: string | null;
    readonly unknown: boolean;
    readonly count: number;
  }[];
}

export interface WaitingImport {
  readonly id: string;
  readonly form: string;
  readonly name: string;
  readonly state: string;
  readonly held: number;
}

export interface Home {
  readonly unit: { readonly id: string; readonly title: string } | null;
  readonly figures: readonly FigureCount[];
  readonly imports: readonly WaitingImport[];
  readonly tasks: readonly TaskGroup[];
}

/** All that the first page shows of a unit, or of the reader's own when none is named. */
export function readHome(under: string | undefined): Promise<Home> {
  return request('home', { query: { under } });
}
