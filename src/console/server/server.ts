import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Console, ConsoleSource } from "../console.ts";
import { createAdmission, type Admission, type Session } from "./admission.ts";
import { json, sendAnswer, type Answer } from "./answer.ts";
import { readAssets } from "./assets.ts";
import { cookieName, hasPageToken, judgeRequest, readCookie } from "./guard.ts";
import { createRoutes, type Routes } from "./routes.ts";

/** The longest body of a request, in bytes. An execution's input is 256 KiB at most. */
const longestBody = 300_000;
const entrance = "/open";

/**
 * Serves the console on its own port on 127.0.0.1, for browsers that were let in.
 *
 * @param options.port default: any free one
 * @param options.now milliseconds since 1970
 */
export async function serveConsole(
  source: ConsoleSource,
  options: { port?: number; now?: () => number; log?: (line: string) => void } = {},
): Promise<Console> {
  const admission = createAdmission(options.now ?? Date.now);
  const routes = createRoutes(source);
  let open = 0;
  let lastEnd = performance.now();
  const server = createServer((request, response) => {
    open += 1;
    response.once("close", () => {
      open -= 1;
      lastEnd = performance.now();
    });
    answer(request, response).catch((error: unknown) => {
      options.log?.(`console: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (response.headersSent) response.destroy();
      else sendAnswer(response, json({ error: "failed" }, 500));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = addressOf(request);
    if (asked === undefined) return sendAnswer(response, json({ error: "address" }, 400));
    const { pathname, searchParams } = asked;
    const refusal = judgeRequest(request, { port, isEntrance: pathname === entrance });
    if (refusal !== undefined) return sendAnswer(response, json({ error: refusal }, refusal === "method" ? 405 : 403));
    const asset = (await readAssets()).get(pathname);
    if (asset && request.method === "GET") return sendAnswer(response, asset);
    if (pathname === "/session" && request.method === "POST")
      return sendAnswer(response, await openSession(request, { admission, port }));
    const session = admission.find(readCookie(request, port));
    if (session === undefined) return sendAnswer(response, await routes.drawClosed());
    if (request.method === "POST") return sendAnswer(response, await change(request, { session, pathname, routes }));
    await routes.show({ session, pathname, query: searchParams, response });
  }

  return {
    port,
    admit: (visit) => admission.issueToken(visit),
    idle: () => (open > 0 ? 0 : performance.now() - lastEnd),
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Undefined for an invalid path, such as `//[`. */
function addressOf({ url = "/" }: IncomingMessage): URL | undefined {
  const address = `http://127.0.0.1${url}`;
  return url.startsWith("/") && URL.canParse(address) ? new URL(address) : undefined;
}

async function openSession(
  request: IncomingMessage,
  { admission, port }: { admission: Admission; port: number },
): Promise<Answer> {
  const token = await readBody(request);
  const cookie = token === undefined ? undefined : admission.redeem(token);
  if (cookie === undefined) return json({ error: "token" }, 403);
  return {
    ...json({ location: "/" }),
    headers: { "set-cookie": `${cookieName(port)}=${cookie}; HttpOnly; SameSite=Strict; Path=/` },
  };
}

async function change(
  request: IncomingMessage,
  { session, pathname, routes }: { session: Session; pathname: string; routes: Routes },
): Promise<Answer> {
  if (!hasPageToken(request, session.pageToken)) return json({ error: "token" }, 403);
  const body = await readBody(request);
  if (body === undefined) return json({ error: "too-long" }, 413);
  return routes.change({ session, pathname, form: new URLSearchParams(body) });
}

/** Undefined for a body that is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > longestBody) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}
