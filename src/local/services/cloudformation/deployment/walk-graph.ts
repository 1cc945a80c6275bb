import type { DependencyGraph } from "../template/dependency-graph.ts";

/**
 * Works on every node of a graph once those it needs are done, as many at a time as can be.
 *
 * @param options.work resolves to whether it succeeded; nodes that need one that did not are never begun
 * @param options.halted asked before each node; once true, no more are begun and the walk ends with those under way
 * @throws the first error of `work`, after those under way have ended
 */
export async function walkGraph(
  graph: DependencyGraph,
  options: { work: (node: string) => Promise<boolean>; halted: () => boolean },
): Promise<void> {
  const waiting = new Set(graph.keys());
  const done = new Set<string>();
  const underWay = new Map<string, Promise<void>>();
  const errors: unknown[] = [];

  async function begin(node: string): Promise<void> {
    try {
      if (await options.work(node)) done.add(node);
    } catch (error) {
      errors.push(error);
    } finally {
      underWay.delete(node);
    }
  }

  for (;;) {
    for (const node of waiting) {
      if (errors.length > 0 || options.halted()) break;
      if (![...(graph.get(node) ?? [])].every((needed) => done.has(needed))) continue;
      waiting.delete(node);
      underWay.set(node, begin(node));
    }
    if (underWay.size === 0) break;
    await Promise.race(underWay.values());
  }
  if (errors.length > 0) throw errors[0];
}
