import { uuidv7 } from '@baara/model';
import {
  applyEnvelope,
  askForLetters,
  current,
  holdRecords,
  html,
  isMailSent,
  lettersAsked,
  type PartAction,
  type PartContext,
  type PartLetter,
} from '@baara/server';
import { idAsked } from './ask.ts';
import { type Invited, invitedOf } from './invited.ts';
import { letterText } from './letter-text.ts';

/** How the letter of invitation is called among those of this module. */
const name = { module: 'training', name: 'invitation' } as const;

/** Letters that are asked for at once. */
const most = 500;

/** How the letters of a session stand: of those who are invited and have not answered. */
export interface MailStanding {
  /** Whether this installation sends e-mail. */
  readonly open: boolean;
  /** Who can be written to and was not yet; who is being written to; whom no e-mail reaches. */
  readonly ready: number;
  readonly leaving: number;
  readonly paper: number;
  /** By participation: the letter is leaving, could not be handed over, or nobody has that address. */
  readonly states: Readonly<Record<string, 'leaving' | 'failed' | 'refused'>>;
}

/** Reads it, as far as the reader may see the invited. Two statements. */
export async function mailStanding(context: PartContext, session: string): Promise<MailStanding> {
  const invited = await invitedOf(context, { session, participation: null, most });
  const { ready, leaving, failed, refused } = await sorted(invited);
  const states = Object.entries({ leaving, failed, refused }).flatMap(([state, those]) =>
    those.map(({ id }) => [id, state] as const),
  );
  const paper = invited.filter(({ mailed }) => mailed === null).length - ready.length - leaving.length;
  return {
    ...{ open: isMailSent(), ready: ready.length, leaving: leaving.length, paper },
    states: Object.fromEntries(states) as MailStanding['states'],
  };
}

/** Those whom no e-mail reaches: without an address, or with one that was refused. */
export async function onPaperOnly(invited: readonly Invited[]): Promise<readonly Invited[]> {
  const { ready, leaving } = await sorted(invited);
  const reached = new Set([...ready, ...leaving].map(({ id }) => id));
  return invited.filter(({ id, mailed }) => mailed === null && !reached.has(id));
}

/** Those who can be written to, among them those with whom it failed; those whose letter is under way; those whose address was refused: it is not tried again. */
async function sorted(invited: readonly Invited[]) {
  const reachable = invited.flatMap((each) => (each.email && !each.mailed ? [{ ...each, to: each.email }] : []));
  const states = await lettersAsked({ ...name, letters: reachable.map(({ id, to }) => ({ record: id, to })) });
  const isLeaving = ({ id }: Invited) => states.get(id) === 'waiting' || states.get(id) === 'running';
  const isRefused = ({ id, mail_refused }: Invited) => states.get(id) === 'done' && mail_refused !== null;
  const ready = reachable.filter((each) => !isLeaving(each) && !isRefused(each));
  const failed = ready.filter(({ id }) => states.get(id) === 'failed');
  return { ready, failed, leaving: reachable.filter(isLeaving), refused: reachable.filter(isRefused) };
}

/**
 * `POST parts/training/invite {session}`: has the letter of invitation sent by e-mail to all who are invited, have not answered, have an address and were not
 * written to. Whoever is asked for twice is written to once. Answers how many letters will leave.
 */
export const invite: PartAction = async ({ body, sql }) => {
  const session = idAsked(body, 'session');
  if (!isMailSent()) return { letters: 0 };
  const { ready } = await sorted(await invitedOf({ sql }, { session, participation: null, most }));
  if (ready.length === 0) return { letters: 0 };
  // By the sender’s own right to these participations: the day of the invitation, where it was not said.
  const { today } = current();
  const rows = await sql<{ id: string; rev: number; invited: string | null }>`
    SELECT id, rev, invited FROM participation WHERE id = ANY(${ready.map(({ id }) => id)}::uuid[])`;
  await applyEnvelope({
    id: uuidv7(),
    operations: rows.map(({ id, rev, invited }) => ({
      ...{ do: 'update', form: 'participation', id, rev },
      values: { invited: invited ?? today },
    })),
  });
  const letters = ready.map(({ id, to }) => ({ record: id, to }));
  return { letters: (await askForLetters({ ...name, letters })).length };
};

/** The letter itself: who answered, was written to or lost their address meanwhile gets none. */
export const invitation: PartLetter = {
  write: async (record, context) => {
    const [invited] = await invitedOf(context, { session: null, participation: record, most: 1 });
    if (!invited?.email || invited.mailed) return null;
    const { model } = current();
    const said = letterText(model, invited);
    const greeting = [...(invited.name ? [invited.name] : []), said.opening];
    const facts = said.facts.map(({ term, value }) => `- ${term}${value}`);
    return {
      to: invited.email,
      subject: said.subject,
      text: [...greeting, said.invited, facts.join('\n'), said.closing, `${said.signature}\n${said.site}\n`].join(
        '\n\n',
      ),
      html: html`<!doctype html><html lang="${model.languages[0] ?? 'fr'}"><body style="font-family:sans-serif;line-height:1.5">
${greeting.map((each) => html`<p>${each}</p>`)}
<p>${said.invited}</p>
<ul>${said.facts.map(({ term, value }) => html`<li><strong>${term}</strong>${value}</li>`)}</ul>
<p>${said.closing}</p>
<p>${said.signature}<br>${said.site}</p></body></html>`.html,
    };
  },
  sent: async (record, delivery, { sql }) => {
    await holdRecords('participation', [record]);
    const [row] = await sql<{ rev: number }>`SELECT rev FROM participation WHERE id = ${record}`;
    if (!row) return;
    const { today } = current();
    const values = delivery === 'accepted' ? { mailed: today, mail_refused: null } : { mail_refused: today };
    await applyEnvelope({
      ...{ id: uuidv7(), reason: 'invitation' },
      operations: [{ do: 'update', form: 'participation', id: record, rev: row.rev, values, nature: 'correction' }],
    });
  },
};
