import type { AwsSession } from "./session.ts";
import { statusOf } from "./status.ts";

/** One try of a call, with what came back. */
export interface ObservedCall {
  /** The client's name without its ending, such as `SFN`. */
  readonly service: string;
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly ms: number;
  readonly input: unknown;
  readonly output?: unknown;
  readonly error?: { readonly name: string; readonly status: number | undefined; readonly message: string };
}

/** The same session, whose clients notify of every try of every call. */
export function observeCalls(session: AwsSession, observe: (call: ObservedCall) => void): AwsSession {
  const watched = new WeakSet<object>();
  const observed = (inner: AwsSession): AwsSession => ({
    region: inner.region,
    pollMs: inner.pollMs,
    withoutRetries: () => observed(inner.withoutRetries()),
    inRegion: (region) => observed(inner.inRegion(region)),
    forBucketsOf: (account) => observed(inner.forBucketsOf(account)),
    client(type) {
      const client = inner.client(type);
      if (!watched.has(client)) watch(client, observe);
      watched.add(client);
      return client;
    },
  });
  return observed(session);
}

type Next = (call: { input: unknown }) => Promise<{ output: unknown }>;
type Context = Readonly<Record<string, unknown>>;

interface Watchable {
  readonly middlewareStack: {
    add(middleware: (next: Next, context: Context) => Next, options: object): void;
  };
}

/** Inside the SDK's retries: each attempt is recorded. */
function watch(client: object, observe: (call: ObservedCall) => void): void {
  if (!isWatchable(client)) return;
  client.middlewareStack.add(
    (next, context) => async (call) => {
      const startedAt = Date.now();
      const started = performance.now();
      const notify = (end: Pick<ObservedCall, "output" | "error">): void =>
        observe({
          service: String(context["clientName"]).replace(/Client$/, ""),
          operation: String(context["commandName"]).replace(/Command$/, ""),
          startedAt,
          ms: Math.round(performance.now() - started),
          input: call.input,
          ...end,
        });
      try {
        const answer = await next(call);
        notify({ output: answer.output });
        return answer;
      } catch (error) {
        const { name, message } = error instanceof Error ? error : { name: "Unknown", message: String(error) };
        notify({ error: { name, status: statusOf(error), message } });
        throw error;
      }
    },
    { step: "finalizeRequest", priority: "low", name: "observeCall" },
  );
}

function isWatchable(client: object): client is Watchable {
  return "middlewareStack" in client;
}
