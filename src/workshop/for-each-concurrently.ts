/** Calls `work` for each item in order, for up to `concurrency` items at a time. Rejects with the first error. */
export async function forEachConcurrently<Item>(
  items: readonly Item[],
  options: { concurrency: number; signal: AbortSignal },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const item of rest) {
      options.signal.throwIfAborted();
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, items.length) }, worker));
}
