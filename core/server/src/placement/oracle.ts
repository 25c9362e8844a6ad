/** A post as the dated table has it. Dates are ISO text; `ends` is the first day after it. */
export interface OraclePost {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  readonly main: boolean;
  readonly starts: string;
  readonly ends: string | null;
  /** The moment it was deleted, if it was. */
  readonly deleted: string | null;
}

export interface OraclePerson {
  readonly id: string;
  readonly registered: string | null;
  readonly sort: string;
  readonly deleted: string | null;
}

/** What placement means, read aloud one record at a time; the tests hold the SQL to it. */
export function expectedPlaces(question: {
  readonly people: readonly OraclePerson[];
  readonly posts: readonly OraclePost[];
  readonly today: string;
  readonly root: string;
}): string[] {
  const { people, posts, today, root } = question;
  const lines: string[] = [];
  for (const person of people) {
    const own = posts.filter(
      (post) =>
        post.person === person.id &&
        (post.deleted === null || (person.deleted !== null && post.deleted === person.deleted)) &&
        (post.ends === null || post.starts < post.ends),
    );
    const begun = own.filter((post) => post.starts <= today);
    const open = begun.filter((post) => post.ends === null || post.ends > today);
    const owner = lastOf(open.filter((post) => post.main)) ?? lastOf(begun);
    const ownerUnit = owner?.unit ?? person.registered ?? root;
    const until = own
      .flatMap((post) => [post.starts, ...(post.ends === null ? [] : [post.ends])])
      .filter((day) => day > today)
      .sort()[0];
    const units = new Set([ownerUnit, ...open.map((post) => post.unit)]);
    for (const unit of units) {
      lines.push(
        [person.id, unit, unit === ownerUnit ? 'owner' : 'reader', until ?? 'for good', person.sort].join(' '),
      );
    }
  }
  return lines.sort();
}

/** The post that ends last; of several the one that began last, then the one with the last id. */
function lastOf(posts: readonly OraclePost[]): OraclePost | undefined {
  const key = (post: OraclePost) => `${post.ends ?? '9999-99-99'} ${post.starts} ${post.id}`;
  return [...posts].sort((a, b) => (key(a) < key(b) ? 1 : -1))[0];
}
