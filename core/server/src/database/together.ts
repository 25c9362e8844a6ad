/**
 * The answers of statements that follow each other on the wire without waiting, in their order. Of several failures the first is thrown, the one that the
 * others come from, once all have ended: no statement may outlive its transaction.
 */
export async function together<const T extends readonly unknown[]>(
  sent: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const ended = await Promise.allSettled(sent);
  return ended.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  }) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
