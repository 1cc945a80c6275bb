import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { type Duplex, pipeline, Readable } from "node:stream";
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

/** How long clients may be silent, in milliseconds, and how many there may be. */
export interface ListenerLimits {
  /** From the beginning of a connection or request to the end of its headers. */
  readonly headers: number;
  /** Within a request's body. AWS waits about as long. */
  readonly stall: number;
  readonly connections: number;
}

/** A process has 1,024 open files at most systems, and the endpoint needs some for itself. */
const usualLimits: ListenerLimits = { headers: 30_000, stall: 20_000, connections: 800 };

/** Listens on 127.0.0.1. Rejects with the system's error when the port is taken. */
export async function listen(options: {
  port: number;
  handle: RequestHandler;
  limits?: ListenerLimits;
}): Promise<Listener> {
  const { limits = usualLimits } = options;
  let open = 0;
  let last = performance.now();
  const answering = new WeakMap<Duplex, ServerResponse>();
  const watchBody = createBodyWatch(limits.stall);
  const server = createServer(
    {
      keepAliveTimeout: 65_000,
      requestTimeout: 0,
      headersTimeout: limits.headers,
      connectionsCheckingInterval: Math.min(limits.headers, 5000),
    },
    (incoming, outgoing) => {
      open += 1;
      answering.set(incoming.socket, outgoing);
      const gone = new AbortController();
      outgoing.once("close", () => {
        open -= 1;
        if (answering.get(incoming.socket) === outgoing) answering.delete(incoming.socket);
        last = performance.now();
        if (!outgoing.writableFinished) gone.abort();
      });
      watchBody(incoming, outgoing);
      void answer(incoming, outgoing, { handle: options.handle, signal: gone.signal });
    },
  );
  server.maxConnections = limits.connections;
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => refuseBrokenRequest(error, socket, answering));
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

/**
 * Answers bytes that are not HTTP with 400 or 431. An answer on its way over the same connection is sent first: its
 * client may have sent a body without announcing its length.
 */
function refuseBrokenRequest(
  { code }: NodeJS.ErrnoException,
  socket: Duplex,
  answering: WeakMap<Duplex, ServerResponse>,
): void {
  const current = answering.get(socket);
  if (current?.req.complete && socket.writable) {
    if (!current.headersSent) current.setHeader("connection", "close");
    current.once("finish", () => socket.end());
    return;
  }
  if (current || !socket.writable) return void socket.destroy();
  const status = brokenRequests[code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  // Clients that do not hang up now are not waited for.
  setTimeout(() => socket.destroy(), lingering).unref();
}

const brokenRequests: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** How long a refused connection stays open, in milliseconds, so that the refusal can be read. */
const lingering = 500;

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { handle, signal }: { handle: RequestHandler; signal: AbortSignal },
): Promise<void> {
  const answered = await handle(readRequest(incoming), signal);
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

/**
 * Watches the bodies of requests. Most come with their headers, and are whole when the next callbacks run: they need no
 * timer.
 */
function createBodyWatch(stall: number): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  let begun: [IncomingMessage, ServerResponse][] = [];
  const look = (): void => {
    const requests = begun;
    begun = [];
    for (const [incoming, outgoing] of requests) refuseStalledBody(incoming, outgoing, stall);
  };
  return (incoming, outgoing) => {
    if (begun.push([incoming, outgoing]) === 1) setImmediate(look);
  };
}

/** Ends a request whose body does not arrive (Amazon S3 API Reference, "Error responses", RequestTimeout). */
function refuseStalledBody(incoming: IncomingMessage, outgoing: ServerResponse, stall: number): void {
  if (incoming.complete || incoming.destroyed) return;
  incoming.socket.setTimeout(stall);
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
  // A client that waits long for an answer is not stalled.
  outgoing.on("timeout", () => undefined);
}

function readRequest(incoming: IncomingMessage): WireRequest {
  const url = incoming.url ?? "/";
  const mark = url.indexOf("?");
  return {
    method: incoming.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? "" : url.slice(mark + 1),
    headers: flatHeaders(incoming.headers),
    body: incoming,
  };
}

/** Header by header a text, as most requests have them anyway: Node makes an array of `set-cookie` alone. */
function flatHeaders(sent: IncomingHttpHeaders): Readonly<Record<string, string>> {
  if (isFlat(sent)) return sent;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(sent))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  return headers;
}

function isFlat(headers: Readonly<Record<string, unknown>>): headers is Record<string, string> {
  for (const name in headers) if (typeof headers[name] !== "string") return false;
  return true;
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
