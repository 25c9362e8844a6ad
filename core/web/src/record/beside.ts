import { type Neighbour, readNeighbours } from '../api/timeline.ts';
import type { FormSlice } from '../api/types.ts';
import { askedOf } from '../list/asked.ts';
import { withPlace } from '../list/placed.ts';
import { lastList } from '../state/trail.ts';

export interface Beside {
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

const nobody: Beside = { previous: null, next: null };

/** The records before and after this one in the list that the reader comes from: a help, no more, so nothing where it cannot be read. */
export async function besideInList(of: FormSlice, record: string): Promise<Beside> {
  const query = lastList(of.id);
  if (!query) return nobody;
  try {
    const slice = await withPlace(of);
    const { form, where, sort, ...asked } = askedOf(slice, query);
    const listed = { ...asked, where: where && JSON.stringify(where), sort: sort?.join(',') };
    return await readNeighbours({ form, id: record }, listed);
  } catch {
    return nobody;
  }
}
