import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { AwsSession, ClientSettings } from "../aws/session.ts";

/** Carries out one operation: the service by its client's name, the operation by its command's. */
type CallOperation = (call: {
  readonly client: string;
  readonly operation: string;
  readonly input: unknown;
  readonly region: string;
}) => Promise<unknown>;

/**
 * A session whose calls never become HTTP: each is answered before the SDK would write it down, sign it and send it.
 * Callers use it like any other session.
 */
export function openInProcessSession(region: string, call: CallOperation): AwsSession {
  const clients: object[] = [];
  const session: AwsSession = {
    region,
    pollMs: 150,
    withoutRetries: () => session,
    inRegion: (other) => openInProcessSession(other, call),
    forBucketsOf: () => session,
    client(type) {
      for (const made of clients) if (made instanceof type) return made;
      const client = new type(settingsOf(region));
      answerWith(client, (given) => call({ ...given, region }));
      clients.push(client);
      return client;
    },
  };
  return session;
}

/** They are never used; without them the SDK would look for some. */
function settingsOf(region: string): ClientSettings {
  return { region, maxAttempts: 1, credentials: { accessKeyId: "in-process", secretAccessKey: "in-process" } };
}

interface CallFacts {
  readonly clientName?: string;
  readonly commandName?: string;
}

interface WithMiddleware {
  readonly middlewareStack: {
    add(
      middleware: (next: unknown, facts: CallFacts) => (given: { input: unknown }) => Promise<unknown>,
      options: { step: "initialize"; priority: "high"; name: string },
    ): void;
  };
}

function answerWith(
  client: object,
  call: (given: { client: string; operation: string; input: unknown }) => Promise<unknown>,
): void {
  if (!hasMiddleware(client)) return;
  const answerInProcess =
    (_next: unknown, { clientName = "", commandName = "" }: CallFacts) =>
    async ({ input }: { input: unknown }): Promise<unknown> => {
      const operation = commandName.replace(/Command$/, "");
      const output = await call({ client: clientName.replace(/Client$/, ""), operation, input });
      return {
        output: withReadableBody({ ...(typeof output === "object" ? output : {}), $metadata: {} }),
        response: {},
      };
    };
  client.middlewareStack.add(answerInProcess, { step: "initialize", priority: "high", name: "answerInProcess" });
}

function hasMiddleware(client: object): client is WithMiddleware {
  return "middlewareStack" in client;
}

/** The SDK gives bodies a method that reads all of them. */
function withReadableBody(output: object): object {
  if (!("Body" in output)) return output;
  const { Body } = output;
  const stream = Body instanceof Readable ? Body : Body instanceof Uint8Array ? Readable.from([Body]) : undefined;
  if (stream === undefined) return output;
  const transformToByteArray = async (): Promise<Uint8Array> => new Uint8Array(await buffer(stream));
  return { ...output, Body: Object.assign(stream, { transformToByteArray }) };
}
