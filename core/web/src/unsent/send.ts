import { takeUp } from '../api/attempt.ts';
import { sendEnvelope, updateRecord } from '../api/records.ts';
import { dropDraft, findDraft } from '../state/drafts.ts';

/**
 * Sends what nobody answered when it was saved, as it was sent then, and forgets it once it is written: if it had arrived after all,
 * its idempotency id keeps it from being written twice. Throws what the server refuses; then it is kept.
 */
export async function sendAgain(page: string): Promise<void> {
  const sending = findDraft(page)?.sending;
  if (!sending) return;
  if (sending.kind === 'new') await sendEnvelope(sending.envelope);
  else {
    takeUp(sending.change, sending.id);
    await updateRecord(sending.change);
  }
  dropDraft(page);
}
