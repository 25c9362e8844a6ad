import type { PartContext } from '@baara/server';
import type { Change } from './guard.ts';
import { type Settled, settlePayments } from './settle.ts';

/** When somebody confirms that a row speaks of a payment, the payment follows it. */
export async function followDecisions(changes: readonly Change[], context: PartContext): Promise<void> {
  const confirmed = changes.flatMap(({ form, verb, before, after }): Settled[] => {
    const isNow =
      form === 'payment_answer_row' &&
      verb === 'update' &&
      before?.match === 'TO_CONFIRM' &&
      after?.match === 'CONFIRMED';
    if (!isNow || typeof after?.payment !== 'string') return [];
    const words = (key: string) => (typeof after[key] === 'string' ? (after[key] as string) : null);
    return [
      {
        ...{ payment: after.payment, result: words('result') as Settled['result'] },
        ...{ failure: words('failure'), operation: words('operation'), date: words('date') },
      },
    ];
  });
  await settlePayments(context, confirmed);
}
