import { expect, it } from 'vitest';
import { payment_failure } from './lists.ts';
import { payment_state } from './payment.ts';

/** The transitions of bulk mobile-money payments as the reference data (`mobile-money.json`) has them; `*` are the states before SENT. */
const reference = [
  ...['DRAFT VERIFIED', 'VERIFIED APPROVED', 'APPROVED EXPORTED', 'EXPORTED SENT', 'SENT PENDING', 'PENDING PAID'],
  ...['PENDING FAILED', 'FAILED RETRY', 'PAID RETURNED', 'PAID RECONCILED'],
  ...['DRAFT CANCELLED', 'VERIFIED CANCELLED', 'APPROVED CANCELLED', 'EXPORTED CANCELLED'],
];

it('a payment has the states and transitions of mobile-money payments, no more and no fewer', () => {
  const { transitions, states } = payment_state.draft;
  const found = transitions.flatMap(({ from, to }) => from.map((each) => `${each} ${to}`.toUpperCase()));
  expect(found.sort()).toEqual([...reference].sort());
  expect(new Set(reference.flatMap((each) => each.split(' ')))).toEqual(
    new Set(states.map(({ key }) => key.toUpperCase())),
  );
});

it('a payment is never edited, only passed on', () => {
  expect(payment_state.draft.states.every(({ edits }) => edits === 'refused')).toBe(true);
});

it('failures have the reasons that operators give', () => {
  expect(payment_failure.draft.items.map(({ code }) => code)).toEqual([
    ...[
      'RECIPIENT_NOT_FOUND',
      'WALLET_LIMIT_REACHED',
      'INSUFFICIENT_BALANCE',
      'NAME_MISMATCH',
      'INVALID_NUMBER',
      'OTHER_ERROR',
    ],
  ]);
});
