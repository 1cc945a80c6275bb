import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import type { WireAnswer, WireRequest } from "../protocol/wire.ts";
import type { RequestHandler } from "./request-handler.ts";

/** A listening endpoint. */
export interface Listener {
  readonly port: number;
  /** Milliseconds since the last request's end; 0 while one is open. */
  idle(): number;
  /** Stops accepting, lets open answers end for a moment, then cuts the rest. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Rejects with the system's error when the port is taken. */
export async function listen(options: { port: number; handle: RequestHandler }): Promise<Listener> {
  let open = 0;
  let last = performance.now();
  const server = createServer(
    { keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 30_000 },
    (incoming, outgoing) => {
      open += 1;
      outgoing.once("close", () => {
        open -= 1;
        last = performance.now();
      });
      void answer(incoming, outgoing, options.handle);
    },
  );
  server.on("clientError", (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: address && typeof address === "object" ? address.port : options.port,
    idle: () => (open > 0 ? 0 : performance.now() - last),
    close: () => closeServer(server),
  };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, handle: RequestHandler): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  refuseStalledBody(incoming, outgoing);
  const answered = await handle(readRequest(incoming), gone.signal);
  if (outgoing.headersSent) return;
  if (answered.isBroken) {
    incoming.socket.destroy();
    return;
  }
  try {
    write(answered, incoming, outgoing);
  } catch {
    // A header that HTTP cannot carry; nothing of it may reach the client, nor end the process.
    for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
    outgoing.writeHead(500, { connection: "close", "content-length": "0" }).end();
  }
}

/** How long a client may be silent within a request's body, in milliseconds. AWS waits about as long. */
const longestStall = 20_000;

/** Ends a request whose body does not arrive (Amazon S3 API Reference, "Error responses", RequestTimeout). */
function refuseStalledBody(incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (incoming.complete) return;
  incoming.socket.setTimeout(longestStall);
  incoming.once("timeout", () => {
    if (outgoing.headersSent) return;
    const body =
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>RequestTimeout</Code><Message>Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.</Message></Error>';
    outgoing.writeHead(400, {
      "content-type": "application/xml",
      "content-length": String(Buffer.byteLength(body)),
      connection: "close",
    });
    outgoing.end(body, () => incoming.destroy());
  });
  // Whoever waits long for an answer is not stalled.
  outgoing.on("timeout", () => undefined);
}

function readRequest(incoming: IncomingMessage): WireRequest {
  const url = incoming.url ?? "/";
  const mark = url.indexOf("?");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  return {
    method: incoming.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? "" : url.slice(mark + 1),
    headers,
    body: incoming,
  };
}

function write({ status, headers, body }: WireAnswer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  // A body left unread would be taken for the next request on this connection.
  if (!incoming.readableEnded && !incoming.complete) {
    outgoing.setHeader("connection", "close");
    incoming.resume();
  }
  if (body instanceof Readable) {
    outgoing.writeHead(status, headers);
    pipeline(body, outgoing, () => {});
    return;
  }
  const silent = incoming.method === "HEAD" || status === 304 || status === 204;
  const bytes = body === undefined ? "" : body;
  if (!silent) headers["content-length"] = String(Buffer.byteLength(bytes));
  outgoing.writeHead(status, headers);
  outgoing.end(silent ? undefined : bytes);
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 500);
  await closed;
  clearTimeout(cut);
}
