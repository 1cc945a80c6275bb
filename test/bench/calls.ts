import { createServer, request, type Server } from "node:http";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";
import type { BenchRow } from "./report.ts";
import { runOnce } from "./run-once.ts";

const distanceMs = 100;

/** One call, in milliseconds since the command began. */
interface Call {
  readonly begin: number;
  readonly end: number;
}

/**
 * Commands that read, with the least depth that is possible on AWS: how often a call needs the answer of an earlier
 * one, counted with the call that asks whose credentials these are, which comes first.
 */
const commands = [
  { words: ["collection", "show"], least: 2, why: "who, then the collection" },
  { words: ["faces", "list"], least: 3, why: "who, the stack beside the faces, its table" },
  { words: ["inspect", "user", "bench"], least: 4, why: "who, the stack, the item, the thumbnail" },
  { words: ["inspect"], least: 3, why: "who, the stack, all its parts" },
] as const;

/**
 * How many calls commands make and how many of them wait for one another, counted by a proxy in front of the local
 * endpoint, which the commands take for any AWS-compatible endpoint.
 */
export async function benchCalls(): Promise<BenchRow[]> {
  const home = await enterHome();
  try {
    await runOnce(home);
    const { envelope } = await home.runJson(["local", "env"]);
    const variables = readVariables(readMember(envelope.result, "set"));
    const rows: BenchRow[] = [];
    for (const command of commands) rows.push(await countCalls(home, variables, command));
    return rows;
  } finally {
    await home.leave();
  }
}

async function countCalls(
  home: Home,
  variables: Readonly<Record<string, string>>,
  { words, least, why }: (typeof commands)[number],
): Promise<BenchRow> {
  const calls: Call[] = [];
  const { server, url } = await forwardTo(variables["AWS_ENDPOINT_URL"] ?? "", (call) => calls.push(call));
  try {
    const environment = { ...variables, AWS_ENDPOINT_URL: url };
    const { code, envelope } = await home.runJson([...words, "--endpoint-url", url], { environment });
    if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}: ${JSON.stringify(envelope.error)}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  const depth = depthOf(calls);
  return {
    what: words.join(" "),
    measured: `${calls.length} calls, ${depth} after one another`,
    comparison: `the least possible: ${least} (${why})`,
    ratio: depth < least ? `${depth - least}` : `+${depth - least}`,
    budget: "+1",
    kept: depth - least <= 1,
  };
}

/** The longest row of calls of which each began after the one before had ended. */
function depthOf(calls: readonly Call[]): number {
  let depth = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { begin, end } of calls.toSorted((one, other) => one.end - other.end)) {
    if (begin < last) continue;
    depth += 1;
    last = end;
  }
  return depth;
}

function forwardTo(target: string, note: (call: Call) => void): Promise<{ server: Server; url: string }> {
  const { hostname, port } = new URL(target);
  const server = createServer((asked, answer) => {
    const begin = performance.now();
    const { method, url: path, headers } = asked;
    const forwarded = request({ hostname, port, method, path, headers }, (incoming) => {
      answer.writeHead(incoming.statusCode ?? 502, incoming.headers);
      incoming.pipe(answer);
      incoming.once("end", () => note({ begin, end: performance.now() }));
    });
    forwarded.once("error", () => answer.destroy());
    // As far away as AWS: calls that are made side by side then overlap.
    setTimeout(() => asked.pipe(forwarded), distanceMs);
  });
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("The proxy does not listen"));
      resolve({ server, url: `http://127.0.0.1:${address.port}` });
    });
  });
}

function readVariables(result: unknown): Record<string, string> {
  const found = Object.entries(typeof result === "object" && result !== null ? result : {});
  return Object.fromEntries(found.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
