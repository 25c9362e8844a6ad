import type { PartContext } from '@baara/server';
import { asEngine, passPayments } from './system.ts';

/** What the operator says of a payment. */
export interface Settled {
  readonly payment: string;
  readonly result: 'SENT' | 'PENDING' | 'PAID' | 'FAILED';
  readonly failure: string | null;
  readonly operation: string | null;
  readonly date: string | null;
}

/** Lets payments follow what the operator says of them: through “pending” to paid or failed. Those that stand elsewhere already are left where they are. */
export async function settlePayments({ sql }: PartContext, settled: readonly Settled[]): Promise<void> {
  const said = new Map(settled.map((each) => [each.payment, each]));
  const standing = async (state: string) => {
    const ids = [...said.keys()];
    const rows = await asEngine(
      'settle payments',
      () => sql`SELECT id, rev FROM payment WHERE id = ANY(${ids}::uuid[]) AND state = ${state} ORDER BY id`,
    );
    return rows.map(({ id, rev }) => ({ id: String(id), rev: Number(rev) }));
  };
  const are =
    (...results: readonly string[]) =>
    ({ id }: { readonly id: string }) =>
      results.includes(said.get(id)?.result ?? '');
  if (said.size === 0) return;
  await passPayments((await standing('sent')).filter(are('PENDING', 'PAID', 'FAILED')), 'wait');
  const pending = await standing('pending');
  const facts = ({ id }: { readonly id: string }) => {
    const { operation = null, date = null, failure = null } = said.get(id) ?? {};
    return { operation, answered: date, failure };
  };
  await passPayments(pending.filter(are('PAID')), 'pay', (line) => {
    const { failure: _, ...rest } = facts(line);
    return rest;
  });
  await passPayments(pending.filter(are('FAILED')), 'fail', facts);
}
