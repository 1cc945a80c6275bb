/**
 * A node of the tree that JSONata's parser makes.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a part of a tree is a node, or a list of them, and no plain value. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

/** All nodes of a tree, each before those below it. Not by recursion: a long sum is a tree as deep as it is long. */
export function* nodesOf(tree: unknown): Generator<Node> {
  const open = [tree];
  while (open.length > 0) {
    const value = open.pop();
    if (!isNode(value) || value instanceof RegExp) continue;
    if (!Array.isArray(value)) yield value;
    for (const child of Object.values(value).toReversed()) open.push(child);
  }
}
