import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { inTransaction, query } from '../database/index.ts';
import { canonicalSql, firstHash, linkHash } from './canonical.ts';
import { type AuditOffice, chainAudit } from './chain.ts';

/** A place of the chain, to be kept elsewhere: who can write in the database could forge all that stands in it. */
export interface AuditHead {
  readonly position: number;
  readonly hash: string;
}

/**
 * `altered`: the entry no longer says what was hashed. `reordered`: it does, but stands elsewhere. `removed`: nothing stands at
 * these places. `cut`: the chain ends before its head. `rewritten`: the chain was made anew since the head was kept.
 */
export interface AuditFault {
  readonly kind: 'altered' | 'reordered' | 'removed' | 'cut' | 'rewritten';
  readonly from: number;
  readonly to: number;
  readonly entry?: string;
}

export interface AuditVerdict {
  readonly entries: number;
  readonly head: AuditHead;
  /** In the order of the chain; the first thousand. */
  readonly faults: readonly AuditFault[];
}

interface Link {
  readonly position: number;
  readonly entry: string;
  readonly hash: string;
  readonly words: string;
}
/** A link that does not fit, and the hash before it. */
interface Misfit extends Link {
  readonly before: string;
}

const pageRows = 2000;
const mostFaults = 1000;

/** Follows the whole chain, hashing every entry again, in pages: memory does not grow with it. */
export async function verifyAudit(office: AuditOffice, kept?: AuditHead): Promise<AuditVerdict> {
  await chainAudit(office);
  const [head] = await asked(office, () => query(sql`SELECT position, hash FROM baara_audit_head`));
  const stored = { position: Number(head?.position ?? 0), hash: String(head?.hash ?? firstHash) };
  const gaps: AuditFault[] = [];
  const misfits: Misfit[] = [];
  let last: AuditHead = { position: 0, hash: firstHash };
  let entries = 0;
  let keptHash: string | undefined;
  for await (const link of linksOf(office)) {
    entries += 1;
    const isNext = link.position === last.position + 1;
    if (!isNext) gaps.push({ kind: 'removed', from: last.position + 1, to: link.position - 1 });
    else if (linkHash(last.hash, link.words) !== link.hash && misfits.length < mostFaults) {
      misfits.push({ ...link, before: last.hash });
    }
    if (link.position === kept?.position) keptHash = link.hash;
    last = { position: link.position, hash: link.hash };
  }
  const faults = [...gaps, ...misfits.map((misfit) => faultOf(misfit, misfits)), ...endFaults(last, stored)];
  if (kept && kept.position > last.position) faults.push({ kind: 'cut', from: last.position + 1, to: kept.position });
  else if (kept && kept.position > 0 && keptHash !== kept.hash)
    faults.push({ kind: 'rewritten', from: kept.position, to: kept.position });
  const ordered = faults.toSorted((one, other) => one.from - other.from);
  return { entries, head: stored, faults: distinct(ordered).slice(0, mostFaults) };
}

function asked<T>({ database, model }: AuditOffice, work: () => Promise<T>): Promise<T> {
  const request = { database, model, session: asSystem('verify the audit'), readOnly: true as const };
  return inTransaction({ ...request, deadlineMs: 60_000 }, work);
}

async function* linksOf(office: AuditOffice): AsyncGenerator<Link> {
  for (let after = 0; ; ) {
    const rows = await asked(office, () =>
      query(sql`
        SELECT a.position, a.id::text AS entry, a.hash, ${sql.raw(canonicalSql('a'))} AS words
        FROM baara_audit a WHERE a.position > ${after}::bigint ORDER BY a.position LIMIT ${sql.raw(String(pageRows))}`),
    );
    for (const row of rows) {
      yield {
        position: Number(row.position),
        entry: String(row.entry),
        hash: String(row.hash),
        words: String(row.words),
      };
    }
    if (rows.length < pageRows) return;
    after = Number(rows.at(-1)?.position);
  }
}

/** An entry whose words fit another place, or whose place fits other words, was moved; any other was altered. */
function faultOf(misfit: Misfit, misfits: readonly Misfit[]): AuditFault {
  const others = misfits.filter((other) => other.position !== misfit.position);
  const fitsElsewhere = others.some(
    (other) =>
      linkHash(other.before, misfit.words) === other.hash ||
      linkHash(misfit.before, other.words) === misfit.hash ||
      [other.hash, other.before].some((before) => linkHash(before, misfit.words) === misfit.hash),
  );
  const kind = fitsElsewhere ? 'reordered' : 'altered';
  return { kind, from: misfit.position, to: misfit.position, entry: misfit.entry };
}

function endFaults(last: AuditHead, head: AuditHead): readonly AuditFault[] {
  if (last.position < head.position) return [{ kind: 'cut', from: last.position + 1, to: head.position }];
  if (last.position > head.position) return [{ kind: 'rewritten', from: head.position + 1, to: last.position }];
  return last.hash === head.hash ? [] : [{ kind: 'rewritten', from: last.position, to: last.position }];
}

function distinct(faults: readonly AuditFault[]): readonly AuditFault[] {
  const told = (fault: AuditFault) => `${fault.kind} ${fault.from} ${fault.to}`;
  return faults.filter((fault, at) => faults.findIndex((other) => told(other) === told(fault)) === at);
}
