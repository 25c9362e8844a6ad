import { uuidv7 } from '@baara/model';
import type { Office } from './office.ts';
import { facilities } from './site.ts';

/** What the register must say of a person. */
export interface Written {
  readonly surname: string;
  /** Null: without a post. */
  readonly facility: string | null;
  readonly rev: number;
}

/** One write: an envelope that makes a person at work, or corrects one. */
export interface Write {
  readonly envelope: string;
  readonly person: string;
  /** The assignment that is made with the person. */
  readonly post: string;
  readonly becomes: Written;
}

export interface Ledger {
  /** Acknowledged: there exactly once. By envelope. */
  readonly acknowledged: ReadonlyMap<string, Write>;
  /** Sent, never acknowledged and never sent again: there as a whole, or not at all. */
  readonly abandoned: readonly Write[];
  /** Answers that were no acknowledgement: 503, or a connection that broke off. */
  readonly refusals: readonly Refusal[];
  /** Files whose opening was answered: each is in the audit. */
  readonly opened: readonly string[];
}

export interface Refusal {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly code: string;
  readonly title: string;
}

interface Plan {
  readonly office: Office;
  readonly cookie: string;
  readonly writes: number;
  readonly clients: number;
  /** What happens when so many writes are acknowledged: the moment is a count, so that it is the same on every machine. */
  readonly at: Readonly<Record<number, () => Promise<void> | void>>;
}

/**
 * Lets clients write at the same time until so many writes are acknowledged. Of what is not acknowledged, every second client gives up (a telephone
 * that never comes back) and the others send the same envelope until it is.
 */
export async function writeAtOnce({ office, cookie, writes, clients, at }: Plan): Promise<Ledger> {
  const acknowledged = new Map<string, Write>();
  const abandoned: Write[] = [];
  const refusals: Refusal[] = [];
  const opened: string[] = [];
  const events: Promise<void>[] = [];
  let begun = 0;

  const attempt = async (path: string, init: RequestInit = {}): Promise<'kept' | 'unknown' | 'unsent'> => {
    let answer: 'unknown' | 'unsent' = 'unknown';
    try {
      const response = await fetch(`${office.address()}${path}`, {
        ...init,
        headers: { cookie, 'content-type': 'application/json', 'accept-language': 'fr' },
      });
      const body = (await response.json()) as { readonly code?: string; readonly title?: string };
      if (response.ok) return 'kept';
      if (response.status !== 503) throw new Error(`${response.status} ${JSON.stringify(body)}`);
      const { code = '', title = '' } = body;
      refusals.push({ status: 503, retryAfter: response.headers.get('retry-after'), code, title });
    } catch (error) {
      // fetch has one name for a connection that is refused or breaks off.
      if (!(error instanceof TypeError)) throw error;
      if ((error.cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED') answer = 'unsent';
      else refusals.push({ status: 0, retryAfter: null, code: '', title: '' });
    }
    // Those who wait for a server ask it some times a second.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return answer;
  };

  const client = async (number: number) => {
    const comesBack = number % 2 === 0;
    let last: Write | null = null;
    while (begun < writes) {
      begun += 1;
      const corrects: Write | null = begun % 4 === 0 ? last : null;
      const write: Write = corrects
        ? {
            ...corrects,
            envelope: uuidv7(),
            becomes: { ...corrects.becomes, surname: `${corrects.becomes.surname}*`, rev: corrects.becomes.rev + 1 },
          }
        : {
            ...{ envelope: uuidv7(), person: uuidv7(), post: uuidv7() },
            becomes: { surname: `Agent ${begun}`, facility: facilities[begun % facilities.length] ?? '', rev: 1 },
          };
      const body = JSON.stringify(envelopeOf(write, corrects));
      let answer = await attempt('/api/v1/envelopes', { method: 'POST', body });
      // Nobody gives up because there is no server at this moment: what was not sent at all is no question.
      while (answer === 'unsent' || (answer === 'unknown' && comesBack)) {
        answer = await attempt('/api/v1/envelopes', { method: 'POST', body });
      }
      if (answer === 'unknown') {
        abandoned.push(write);
        // Somebody else's write takes its place, and nobody corrects what may not be there.
        begun -= 1;
        last = null;
        continue;
      }
      acknowledged.set(write.envelope, write);
      last = write;
      const happens = at[acknowledged.size];
      if (happens) events.push(Promise.resolve(happens()));
      const { size } = acknowledged;
      if (size % 20 === 0 && (await attempt(`/api/v1/records/person/${write.person}`)) === 'kept')
        opened.push(write.person);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  await Promise.all(events);
  return { acknowledged, abandoned, refusals, opened };
}

function envelopeOf({ envelope, person, post, becomes }: Write, corrects: Write | null): object {
  const { surname, facility } = becomes;
  if (corrects)
    return {
      id: envelope,
      operations: [{ do: 'update', form: 'person', id: person, rev: corrects.becomes.rev, values: { surname } }],
    };
  return {
    id: envelope,
    operations: [
      { do: 'create', form: 'person', id: person, values: { surname } },
      {
        ...{ do: 'create', form: 'assignment', id: post },
        values: { person, facility, main: true, valid_from: '2020-01-01' },
      },
    ],
  };
}
