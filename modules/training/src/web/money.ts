import { overview, translation } from '@baara/web';

/** An amount in the site's currency, from whole minor units. */
export function money(amount: number): string {
  return translation().formats.money(amount, overview.get()?.currency ?? { code: 'XOF', decimals: 0 });
}
