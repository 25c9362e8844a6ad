import { listRecords } from '../api/records.ts';
import type { FormSlice, ListPage } from '../api/types.ts';
import { askedOf } from './asked.ts';
import { shownColumns } from './columns.ts';
import { placeKey } from './placed.ts';

const pageSize = 50;

/** Reads the page of a list that an address asks for, with the columns that are shown. */
export function readPage(slice: FormSlice, query: URLSearchParams, signal: AbortSignal): Promise<ListPage> {
  const columns = shownColumns(slice, query);
  return listRecords(
    {
      ...askedOf(slice, query),
      select: columns.filter((key) => key !== placeKey),
      include: columns.includes(placeKey) ? 'place' : undefined,
      cursor: query.get('cursor') ?? undefined,
      as_of: query.get('as_of') ?? undefined,
      limit: pageSize,
      count: 'capped',
    },
    signal,
  );
}
