import { createServer, request, type IncomingMessage } from "node:http";

/** An endpoint in front of another one that keeps what is sent to it. */
export interface WatchedEndpoint {
  readonly url: string;
  /** Path, headers' target and decoded body of each request. */
  readonly sent: string[];
  stop(): void;
}

/** Hands every request to the endpoint behind it. */
export async function watchEndpoint(behind: string): Promise<WatchedEndpoint> {
  const sent: string[] = [];
  const server = createServer(async (incoming, answer) => {
    const body = await readAll(incoming);
    const { url: path = "/", method, headers } = incoming;
    const text = body.toString("utf8");
    const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
    sent.push(
      `${method} ${decodeURIComponent(path)}\n${isForm ? decodeURIComponent(text.replaceAll("+", " ")) : text}`,
    );
    const passedOn = request(new URL(path, behind), { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passedOn.on("error", () => answer.destroy());
    passedOn.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, sent, stop: () => void server.close() };
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
