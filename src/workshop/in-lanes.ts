/** Does something with each item, up to `lanes` at a time, in their order. The first error ends it. */
export async function inLanes<Item>(
  items: readonly Item[],
  options: { lanes: number; signal: AbortSignal },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (const item of rest) {
      options.signal.throwIfAborted();
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.lanes, items.length) }, lane));
}
