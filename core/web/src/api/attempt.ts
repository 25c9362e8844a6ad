import { BaaraError, uuidv7 } from '@baara/model';

/** The idempotency ids of what was sent without an answer, by their content. */
const unanswered = new Map<string, string>();

/**
 * Sends with an idempotency id that stays the same for the same content until an answer has come: what had arrived though its
 * answer was lost is not written twice when somebody tries again. `send` answers or throws as it would alone.
 */
export async function attempt<T>(content: unknown, send: (id: string) => Promise<T>): Promise<T> {
  const words = JSON.stringify(content);
  const id = unanswered.get(words) ?? uuidv7();
  unanswered.set(words, id);
  try {
    const answer = await send(id);
    unanswered.delete(words);
    return answer;
  } catch (thrown) {
    if (!isUnanswered(thrown)) unanswered.delete(words);
    throw thrown;
  }
}

/** The id under which this content was sent without an answer. */
export function unansweredId(content: unknown): string | undefined {
  return unanswered.get(JSON.stringify(content));
}

/** Takes up what was sent without an answer before this page was opened: the same content keeps its id. */
export function takeUp(content: unknown, id: string): void {
  unanswered.set(JSON.stringify(content), id);
}

/** Whether nobody answered: what was sent may have arrived or not. */
export function isUnanswered(thrown: unknown): boolean {
  return thrown instanceof BaaraError && thrown.code === 'network.unreachable';
}
