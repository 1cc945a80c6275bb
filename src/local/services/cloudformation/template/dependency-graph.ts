import { refuseTemplate } from "./template-error.ts";

/** For each resource the resources it needs, by logical id. */
export type DependencyGraph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Checks that no resource needs itself, over whatever other resources.
 *
 * @throws AwsError `ValidationError` that names the resources of the circle and those that need them
 */
export function checkForCircles(graph: DependencyGraph): void {
  const left = new Map([...graph].map(([name, needs]) => [name, new Set(needs)]));
  for (;;) {
    const free = [...left].filter(([, needs]) => needs.size === 0).map(([name]) => name);
    if (free.length === 0) break;
    for (const name of free) left.delete(name);
    for (const needs of left.values()) for (const name of free) needs.delete(name);
  }
  if (left.size > 0) {
    throw refuseTemplate(`Circular dependency between resources: [${[...left.keys()].join(", ")}]`);
  }
}

/** For each resource the resources that need it: the graph with its arrows turned round. */
export function reverseGraph(graph: DependencyGraph): DependencyGraph {
  const reversed = new Map<string, Set<string>>([...graph.keys()].map((name) => [name, new Set()]));
  for (const [name, needs] of graph) for (const needed of needs) reversed.get(needed)?.add(name);
  return reversed;
}
