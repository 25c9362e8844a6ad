import { BaaraError } from '@baara/model';
import { defineServerPart } from '@baara/server';
import { districts } from './districts.ts';
import { openFollowUps } from './follow-ups.ts';
import { networkOf } from './network.ts';

/** What data cannot say of this module: visits that a completed session opens, the network of a district, and where it has gaps. */
export default defineServerPart({
  module: 'sgbv_training',
  hooks: { after: openFollowUps, refuses: ['participation', 'sgbv_follow_up'] },
  routes: {
    districts: ({ sql }) => districts({ sql }),
    network: ({ query: { unit = '' }, sql }) => {
      if (!/^[0-9a-f-]{36}$/u.test(unit))
        throw new BaaraError({ code: 'request.malformed', params: { parameter: 'unit', reason: 'not_an_id' } });
      return networkOf({ sql }, unit);
    },
  },
});
