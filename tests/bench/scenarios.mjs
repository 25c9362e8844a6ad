import { randomUUID } from 'node:crypto';

const columns = 'surname,given_names,mali_matricule,sex,birth_date,position_cadre,position_statut,phone';
const people = `/api/v1/records/person`;

/** Accounts that the benchmark opens beside those of the demonstration: auditors, who read one region and nothing else. */
export const auditors = { bench_sikasso: 'R03', bench_bamako: 'BKO' };
export const password = 'une phrase pour mesurer';

/** Who asks: readers of one region, a large region and the country, and the manager of Sikasso, who writes there and sees the country's directory. */
export const readers = {
  region: ['bench_sikasso', password],
  large: ['bench_bamako', password],
  country: ['drh', 'bamako-2026'],
  writer: ['sikasso', 'bamako-2026'],
};

/** What both servers are asked, each with the factor over the hand-written one that it may cost at most. */
export function scenarios({ samples, cursors, deep }) {
  const person = (round) => samples[round % samples.length];
  return [
    {
      name: 'list: 50 of one region',
      most: 2,
      as: 'region',
      request: () => ({ path: `${people}?select=${columns}&limit=50` }),
    },
    {
      name: `cursor at depth 20,000 (${deep === 'large' ? 'one region' : 'the country'})`,
      ...{ most: 2, as: deep },
      request: (_, kind) => ({ path: `${people}?select=${columns}&limit=50&cursor=${cursors[kind]}` }),
    },
    {
      name: 'search: three words, one misspelt',
      ...{ most: 2, as: 'region' },
      request: (round) => ({
        path: `${people}?select=${columns}&limit=50&q=${encodeURIComponent(person(round).typed)}`,
      }),
    },
    {
      name: 'head-count of one region',
      most: 2,
      as: 'region',
      request: () => ({ path: `${people}?limit=0&count=exact` }),
    },
    {
      name: 'record with children',
      ...{ most: 3, as: 'region' },
      request: (round) => ({ path: `${people}/${person(round).id}?include=children` }),
    },
    {
      name: 'create: person and post',
      most: 3,
      as: 'writer',
      writes: true,
      request: (round) => creation(person(round)),
    },
    {
      name: 'update with history',
      ...{ most: 3, as: 'writer', writes: true },
      request(round) {
        const { id, revs } = person(round);
        revs.rev += 1;
        return {
          method: 'PATCH',
          path: `${people}/${id}`,
          headers: { 'if-match': `"${revs.rev - 1}"` },
          body: {
            values: {
              phone: `+2236${String(1_000_000 + Math.floor(Math.random() * 8_999_999))}`,
              birth_place: `Zégoua ${revs.rev}`,
            },
          },
        };
      },
    },
  ];
}

function creation({ facility, work }) {
  const [person, post] = [randomUUID(), randomUUID()];
  const number = randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase();
  const facts = {
    surname: 'Traoré',
    given_names: 'Aminata Bah',
    sex: 'F',
    birth_date: '1990-05-17',
    mali_matricule: `B${number}`,
  };
  const values = { ...facts, ...work, birth_place: 'Sikasso', phone: '+22376001122' };
  return {
    method: 'POST',
    path: '/api/v1/envelopes',
    body: {
      id: randomUUID(),
      operations: [
        { do: 'create', form: 'person', id: person, values },
        {
          do: 'create',
          form: 'assignment',
          id: post,
          values: { person, facility, main: true, valid_from: '2020-01-01' },
        },
      ],
    },
  };
}

/** People of the region with three names and their cursors' depth, read from the database beside both servers. */
export async function prepare(sql) {
  const rows = await sql`
    SELECT p.id::text, p.surname, p.given_names, p.rev, l.unit::text AS facility
    FROM person p JOIN person_place l ON l.record = p.id AND l.owner
    JOIN unit_closure c ON c.descendant = l.unit JOIN unit r ON r.id = c.ancestor AND r.code = 'R03'
    WHERE p.deleted_at IS NULL AND p.given_names LIKE '% %' ORDER BY md5(p.id::text) LIMIT 250`;
  const [work] = await sql`
    SELECT position_cadre, position_statut, position_funding FROM person WHERE position_funding IS NOT NULL LIMIT 1`;
  const samples = rows.map(({ rev, ...row }) => ({
    ...row,
    work,
    revs: { rev },
    typed: misspelt(`${row.given_names} ${row.surname}`),
  }));
  const [inRegion, large] = (
    await Promise.all(
      Object.values(auditors).map(
        (code) => sql`
    SELECT count(*)::integer AS people FROM person_place l JOIN unit_closure c ON c.descendant = l.unit JOIN unit r ON r.id = c.ancestor AND r.code = ${code}`,
      ),
    )
  ).map(([{ people }]) => people);
  return { samples, deep: large > 21_000 ? 'large' : 'country', inRegion };
}

/** The longest word with two of its letters exchanged. */
function misspelt(name) {
  const words = name.split(' ');
  const longest = words.reduce((best, word, at) => (word.length > words[best].length ? at : best), 0);
  const word = words[longest];
  const middle = Math.floor(word.length / 2);
  words[longest] = word.slice(0, middle) + word[middle + 1] + word[middle] + word.slice(middle + 2);
  return words.slice(0, 3).join(' ');
}
