import type { Model } from '@baara/model';
import { type Database, inTransaction, type Session } from '../database/index.ts';
import { listRecords } from '../records/index.ts';
import type { RecordView } from '../records/types.ts';
import { sessionOf } from '../sessions/index.ts';
import { placeKey } from './column.ts';
import type { ExportRequest } from './types.ts';

/** Where and for whom an export runs. */
export interface ExportOffice {
  readonly database: Database;
  readonly model: Model;
  readonly session: Session;
}

/** Few enough that to read a page and to write its lines takes one turn of the event loop each that nobody notices. */
const pageRows = 250;

/** One page of what is exported, in the current transaction. */
export async function exportPage(
  request: ExportRequest,
  cursor: string | null,
): Promise<{ readonly rows: readonly RecordView[]; readonly next: string | null }> {
  const { format: _, columns, ...criteria } = request;
  return listRecords({
    ...criteria,
    select: columns.filter((key) => key !== placeKey),
    ...(columns.includes(placeKey) ? { include: 'place' as const } : {}),
    ...(cursor ? { cursor } : {}),
    ...{ purpose: 'export' as const, limit: pageRows, count: 'none' as const },
  });
}

/**
 * The pages after a first one, each in a short transaction of its own, under the rights that the reader has at that moment: who loses
 * them in between gets no further page.
 */
export async function* pagesAfter(
  office: ExportOffice,
  request: ExportRequest,
  first: string | null,
): AsyncGenerator<readonly RecordView[]> {
  for (let cursor = first; cursor !== null; ) {
    const session = await standing(office);
    const page = await inTransaction({ ...office, session }, () => exportPage(request, cursor));
    yield page.rows;
    cursor = page.next;
  }
}

async function standing(office: ExportOffice): Promise<Session> {
  const { session } = office;
  if (session.kind === 'system') return session;
  const now = await sessionOf(office, session.user);
  const { language, narrowed } = session;
  return now?.kind === 'user'
    ? { ...now, language, ...(narrowed ? { narrowed } : {}) }
    : { ...session, assignments: [] };
}
