import type { Browser } from 'playwright-core';
import { launchBrowser } from './launch.ts';
import { type Served, serve } from './serve.ts';
import { type Visit, visit } from './visit.ts';

/** A server and a browser. */
export interface Desk {
  readonly served: Served;
  readonly browser: Browser;
}

/** One desk for a test file and the stories that it imports: the first who comes opens it. */
export interface SharedDesk {
  readonly open: () => Promise<Desk>;
  readonly close: () => Promise<void>;
  readonly visit: (who: Omit<Parameters<typeof visit>[0], keyof Desk>) => Promise<Visit>;
}

/** `switches` are the browser's; `furnish` writes what the stories find. */
export function sharedDesk(switches: readonly string[] = [], furnish?: (desk: Desk) => Promise<void>): SharedDesk {
  let opening: Promise<Desk> | undefined;
  const open = () => {
    opening ??= furnished(switches, furnish);
    return opening;
  };
  return {
    open,
    close: async () => {
      const { served, browser } = await open();
      await browser.close();
      await served.close();
    },
    visit: async (who) => visit({ ...(await open()), ...who }),
  };
}

async function furnished(switches: readonly string[], furnish?: (desk: Desk) => Promise<void>): Promise<Desk> {
  const [served, browser] = await Promise.all([serve(), launchBrowser([...switches])]);
  const desk = { served, browser };
  await furnish?.(desk);
  return desk;
}
