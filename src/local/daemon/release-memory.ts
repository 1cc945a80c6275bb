/** When memory is released. */
interface ReleaseRules {
  /** How often the process looks, in milliseconds. */
  readonly lookEvery: number;
  /** How long nobody has asked for anything before that, in milliseconds. */
  readonly quiet: number;
  /** By how many bytes the process has grown since it last did. */
  readonly growth: number;
}

const usual: ReleaseRules = { lookEvery: 10_000, quiet: 20_000, growth: 32 * 1024 ** 2 };

/**
 * Gives memory back once nobody asks for anything. V8 collects as it allocates: after hundreds of large documents a
 * process that has nothing to do would keep 110 MB more than it needs, for as long as it has nothing to do.
 *
 * @param idle milliseconds since the last request's end; 0 while one is open
 * @returns a function that ends it
 */
export function releaseMemoryWhenIdle(
  idle: () => number,
  { lookEvery, quiet, growth }: ReleaseRules = usual,
): () => void {
  let released = performance.now();
  let size = process.memoryUsage.rss();

  async function look(): Promise<void> {
    const idleFor = idle();
    // Once for each time that nothing happens.
    if (idleFor < quiet || performance.now() - idleFor < released) return;
    released = performance.now();
    if (process.memoryUsage.rss() - size < growth) return;
    await collectGarbage();
    size = process.memoryUsage.rss();
  }

  const timer = setInterval(() => void look(), lookEvery);
  timer.unref();
  return () => clearInterval(timer);
}

/** The inspector's collection needs no option of V8, takes 50 to 100 ms, and gives empty pages back to the system. */
async function collectGarbage(): Promise<void> {
  const { Session } = await import("node:inspector/promises");
  const session = new Session();
  try {
    session.connect();
    await session.post("HeapProfiler.collectGarbage");
  } catch {
    // A Node without an inspector keeps the memory.
  } finally {
    session.disconnect();
  }
}
