import { BaaraError } from '@baara/model';
import { defineServerPart } from '@baara/server';
import { agesAt } from './ages.ts';
import { openLeaveBalances } from './leave-balances.ts';

/** `GET /api/v1/parts/position/ages?unit=<id>`: what the age pyramid shows. */
export default defineServerPart({
  module: 'position',
  hooks: { after: openLeaveBalances, refuses: ['leave'] },
  routes: {
    ages: ({ query: { unit = '' }, sql }) => {
      if (!/^[0-9a-f-]{36}$/u.test(unit))
        throw new BaaraError({ code: 'request.malformed', params: { parameter: 'unit', reason: 'not_an_id' } });
      return agesAt({ sql }, unit);
    },
  },
});
