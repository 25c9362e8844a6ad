import { BaaraError } from '@baara/model';
import { current, defineServerPart } from '@baara/server';
import { carryOver as carryOverName, takeBack as takeBackName } from '../pathway.ts';
import { carryOver } from './carry-over.ts';
import { marksOf } from './marks.ts';
import { promotionsOf } from './pipeline.ts';
import { graduateOf, idOf, recruit } from './recruit.ts';
import { followDiplomas, recogniseSchools } from './schools-of-diplomas.ts';
import { sharesAt } from './share.ts';
import { takeBack } from './take-back.ts';
import { transcriptsOf } from './transcript.ts';

/** What data cannot say of schools: a graduate becomes a worker by a link, diplomas know their school, and what is counted of both. */
export default defineServerPart({
  module: 'schools',
  hooks: { before: recogniseSchools, after: followDiplomas, refuses: [] },
  passages: { [carryOverName]: carryOver, [takeBackName]: takeBack },
  routes: {
    graduate: ({ query, sql }) => graduateOf(idOf('student', query.student), { sql }),
    promotions: ({ query: { school = null }, sql }) =>
      promotionsOf(school === null ? null : idOf('school', school), { sql }),
    marks: ({ query, sql }) =>
      marksOf(
        {
          intake: idOf('intake', query.intake),
          year: query.year === undefined ? null : wholeIn(query, 'year', 2200),
          page: query.page === undefined ? 0 : wholeIn(query, 'page', 999),
          semester: query.semester ?? 'YEAR',
          attempt: query.attempt ?? '1',
        },
        { sql },
      ),
    transcripts: ({ query: { student, intake }, sql }) =>
      transcriptsOf(
        {
          student: student === undefined ? null : idOf('student', student),
          intake: student === undefined ? idOf('intake', intake) : null,
          language: languageOf(),
        },
        { sql },
      ),
    shares: ({ query: { unit, cadres }, sql }) =>
      sharesAt({ unit: idOf('unit', unit), language: languageOf(), ...(cadres ? { cadres } : {}) }, { sql }),
  },
  actions: { recruit },
});

function languageOf(): string {
  const { session } = current();
  return session.kind === 'user' ? session.language : 'fr';
}

/** A number of a question. Throws `request.malformed`. */
function wholeIn(query: Readonly<Record<string, string>>, parameter: string, most: number): number {
  const value = query[parameter] ?? '';
  if (!/^\d{1,4}$/u.test(value) || Number(value) > most)
    throw new BaaraError({ code: 'request.malformed', params: { parameter } });
  return Number(value);
}
