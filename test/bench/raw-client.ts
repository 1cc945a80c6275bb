import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";
import { connect, type Socket } from "node:net";

/** The keys and place that a raw client signs with. */
export interface RawTarget {
  readonly url: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * Sends signed Step Functions requests as fast as the endpoint answers, over keep-alive connections with no SDK in
 * between, so that the client costs as little as it can.
 *
 * @returns requests answered with status 200 a second
 */
export async function sendRawRequests(options: {
  target: RawTarget;
  operation: string;
  count: number;
  connections: number;
  body: (index: number) => string;
}): Promise<number> {
  let next = 0;
  const begin = performance.now();
  const worker = async (): Promise<void> => {
    const connection = await openConnection(options.target.url);
    while (next < options.count) {
      const index = next++;
      await connection.exchange(signedRequest(options.target, options.operation, options.body(index)));
    }
    connection.socket.destroy();
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  return (options.count / (performance.now() - begin)) * 1000;
}

async function openConnection(url: string): Promise<{ socket: Socket; exchange(request: string): Promise<void> }> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  let settle: { resolve: () => void; reject: (error: Error) => void } | undefined;
  let pending = "";
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    pending += text;
    const end = pending.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(pending)?.[1] ?? 0);
    if (pending.length < end + 4 + length) return;
    const answer = pending;
    pending = "";
    if (answer.startsWith("HTTP/1.1 200")) settle?.resolve();
    else settle?.reject(new Error(answer.slice(0, 500)));
  });
  return {
    socket,
    exchange(request) {
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request, "latin1");
      });
    },
  };
}

const keys = new Map<string, KeyObject>();

function signedRequest({ url, region, credentials }: RawTarget, operation: string, body: string): string {
  const host = new URL(url).host;
  const timestamp = `${new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, "")}`;
  const scope = `${timestamp.slice(0, 8)}/${region}/states/aws4_request`;
  const name = `${credentials.secretAccessKey}/${scope}`;
  let key = keys.get(name);
  if (!key)
    keys.set(
      name,
      (key = createSecretKey(
        scope
          .split("/")
          .reduce<Buffer>(
            (from, part) => createHmac("sha256", from).update(part).digest(),
            Buffer.from(`AWS4${credentials.secretAccessKey}`),
          ),
      )),
    );
  const canonical = `POST\n/\n\nhost:${host}\nx-amz-date:${timestamp}\n\nhost;x-amz-date\n${hash("sha256", body)}`;
  const signature = createHmac("sha256", key)
    .update(`AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${hash("sha256", canonical)}`)
    .digest("hex");
  return (
    `POST / HTTP/1.1\r\nhost: ${host}\r\nx-amz-date: ${timestamp}\r\ncontent-type: application/x-amz-json-1.0\r\nx-amz-target: AWSStepFunctions.${operation}\r\n` +
    `authorization: AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
