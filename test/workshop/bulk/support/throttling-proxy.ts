import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A way to an endpoint on which things go wrong. */
export interface ThrottlingProxy {
  readonly url: string;
  /** How many calls of each operation arrived, and how many of them were refused. */
  readonly seen: Map<string, { calls: number; refused: number }>;
  /** Breaks every connection from now on, or lets them through again. */
  cut(isCut: boolean): void;
  close(): Promise<void>;
}

/**
 * Passes requests on, but answers some of them as AWS answers who calls too often.
 *
 * @param options.refuse decides by the number of the call, counted over all operations
 */
export async function startThrottlingProxy(
  endpoint: string,
  options: { refuse: (call: number, operation: string) => boolean },
): Promise<ThrottlingProxy> {
  const target = new URL(endpoint);
  const seen = new Map<string, { calls: number; refused: number }>();
  let calls = 0;
  let isCut = false;
  const server = createServer((incoming, outgoing) => {
    if (isCut) {
      incoming.socket.destroy();
      return;
    }
    const operation =
      String(incoming.headers["x-amz-target"] ?? incoming.method)
        .split(".")
        .at(-1) ?? "";
    const count = seen.get(operation) ?? { calls: 0, refused: 0 };
    seen.set(operation, count);
    count.calls += 1;
    calls += 1;
    if (options.refuse(calls, operation)) {
      count.refused += 1;
      incoming.resume();
      outgoing.writeHead(400, { "content-type": "application/x-amz-json-1.0" });
      outgoing.end(
        JSON.stringify({ __type: "com.amazon.coral.availability#ThrottlingException", message: "Rate exceeded" }),
      );
      return;
    }
    const { method, url: path, headers } = incoming;
    // The signature covers the host that the client was given.
    const passed = request(
      { host: target.hostname, port: target.port, method, path, headers },
      (answer: IncomingMessage) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    cut(cut) {
      isCut = cut;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
