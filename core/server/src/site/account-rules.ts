import { secretKey } from './secret-key.ts';
import type { Settings } from './settings.ts';

/** How the settings say that accounts are kept. Makes the key when there is none yet. */
export async function accountRules(
  settings: Settings,
): Promise<{ readonly idleMinutes: number; readonly longestHours: number; readonly key: Uint8Array }> {
  const { sessionIdleMinutes: idleMinutes, sessionLongestHours: longestHours } = settings;
  return { idleMinutes, longestHours, key: await secretKey(settings) };
}
