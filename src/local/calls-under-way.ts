/** The calls in progress, which explain why the process was busy. Each call costs two changes of a set. */

interface Call {
  readonly name: string;
  endedAt: number;
}

const underWay = new Set<Call>();
const ended: Call[] = [];
const remembered = 16;

/** Notes a call until the function it returns is called. */
export function noteCall(name: string): () => void {
  const call: Call = { name, endedAt: Infinity };
  underWay.add(call);
  return () => {
    underWay.delete(call);
    call.endedAt = performance.now();
    ended.push(call);
    if (ended.length > remembered) ended.shift();
  };
}

/** The names of the calls that were under way at a moment of `performance.now()` or since, the newest first. */
export function callsSince(moment: number): string[] {
  const calls = [...ended.filter((call) => call.endedAt >= moment), ...underWay];
  return [...new Set(calls.map((call) => call.name).toReversed())];
}
