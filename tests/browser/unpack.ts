import { executable } from './launch.ts';

/** Unpacks the browser before the first file begins: two at once would start one that the other still writes. */
export default async function unpack(): Promise<void> {
  await executable();
}
