import { request, type RequestOptions } from "node:http";

/** An answer as it came, and how long it took. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly milliseconds: number;
  /** CPU time of this process meanwhile: that of an endpoint in it as well. A busy machine does not change it much. */
  readonly computedMilliseconds: number;
}

/** Sends a request byte for byte. Rejects when no answer comes within `options.timeout` milliseconds. */
export function exchange(options: RequestOptions, body: string | Uint8Array = ""): Promise<RawAnswer> {
  const began = performance.now();
  const usage = process.cpuUsage();
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString("utf8"),
          milliseconds: performance.now() - began,
          computedMilliseconds: computedSince(usage),
        }),
      );
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer in time")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function computedSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
