import { current, defineServerPart } from '@baara/server';
import { carryOver as carryOverName, takeBack as takeBackName } from '../pathway.ts';
import { carryOver } from './carry-over.ts';
import { promotionsOf } from './pipeline.ts';
import { graduateOf, idOf, recruit } from './recruit.ts';
import { followDiplomas, recogniseSchools } from './schools-of-diplomas.ts';
import { sharesAt } from './share.ts';
import { takeBack } from './take-back.ts';

/** What data cannot say of schools: a graduate becomes a worker by a link, diplomas know their school, and what is counted of both. */
export default defineServerPart({
  module: 'schools',
  hooks: { before: recogniseSchools, after: followDiplomas, refuses: [] },
  passages: { [carryOverName]: carryOver, [takeBackName]: takeBack },
  routes: {
    graduate: ({ query, sql }) => graduateOf(idOf('student', query.student), { sql }),
    promotions: ({ query: { school = null }, sql }) =>
      promotionsOf(school === null ? null : idOf('school', school), { sql }),
    shares: ({ query: { unit, cadres }, sql }) => {
      const { session } = current();
      const language = session.kind === 'user' ? session.language : 'fr';
      return sharesAt({ unit: idOf('unit', unit), language, ...(cadres ? { cadres } : {}) }, { sql });
    },
  },
  actions: { recruit },
});
