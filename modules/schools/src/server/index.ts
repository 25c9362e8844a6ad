import { defineServerPart } from '@baara/server';
import { carryOver as carryOverName, takeBack as takeBackName } from '../pathway.ts';
import { carryOver } from './carry-over.ts';
import { graduateOf, idOf, recruit } from './recruit.ts';
import { followDiplomas, recogniseSchools } from './schools-of-diplomas.ts';
import { takeBack } from './take-back.ts';

/** What data cannot say of schools: a graduate becomes a worker by a link, and diplomas know their school. */
export default defineServerPart({
  module: 'schools',
  hooks: { before: recogniseSchools, after: followDiplomas, refuses: [] },
  passages: { [carryOverName]: carryOver, [takeBackName]: takeBack },
  routes: { graduate: ({ query, sql }) => graduateOf(idOf('student', query.student), { sql }) },
  actions: { recruit },
});
