import { afterAll, beforeAll, expect, test } from "vitest";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDaemonConsole } from "../../src/console/open-daemon-console.ts";
import { requestConsole } from "../../src/local/daemon/request-console.ts";
import { consolePath, signConsoleRequest, consoleProofHeader } from "../../src/local/http/answer-console.ts";
import { serveEndpoint, type ServedEndpoint } from "../../src/local/http/serve.ts";
import { ask, openSession } from "./support/browser-request.ts";

const request = { region: "us-west-2", environment: undefined, language: "ko" };
const log: string[] = [];
let served: ServedEndpoint;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-test-"));
  served = await serveFolder();
});

function serveFolder(): Promise<ServedEndpoint> {
  return serveEndpoint({
    dataFolder: folder,
    port: 0,
    acceptTestKeys: false,
    log: (line) => log.push(line),
    openConsole: openDaemonConsole,
  });
}
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

function daemon(secretAccessKey = served.endpoint.keys.person.secretAccessKey) {
  return {
    url: served.url,
    pid: process.pid,
    port: served.listener.port,
    account: "123456789012",
    credentials: { ...served.endpoint.keys.person, secretAccessKey },
    dataFolder: folder,
    startedAt: "",
    version: "",
    acceptsTestKeys: false,
  };
}

test("the person's key opens the console, in the person's language; the token stays out of the log", async () => {
  const { port, token } = await requestConsole(daemon(), request);
  expect(port).not.toBe(served.listener.port);
  const { cookie } = await openSession(port, token);
  const { text } = await ask(port, "/", { headers: { cookie } });
  expect(text).toContain('<html lang="ko">');
  expect((await requestConsole(daemon(), request)).port).toBe(port);
  expect(log.join("\n")).not.toContain(token);
});

test("another key, an old request and a repeated one get nothing", async () => {
  await expect(requestConsole(daemon("another"), request)).rejects.toThrow("403");
  const secret = served.endpoint.keys.person.secretAccessKey;
  const send = async (body: string) =>
    (
      await fetch(`${served.url}${consolePath}`, {
        method: "POST",
        headers: { [consoleProofHeader]: signConsoleRequest(secret, body) },
        body,
      })
    ).status;
  expect(await send(JSON.stringify({ ...request, at: Date.now() - 60_000 }))).toBe(403);
  const good = JSON.stringify({ ...request, at: Date.now() });
  expect(await send(good)).toBe(200);
  expect(await send(good)).toBe(403);
  expect(await send("nothing")).toBe(403);
  expect(await send(JSON.stringify({ long: "x".repeat(3000) }))).toBe(413);
});

test("an open page keeps the endpoint from counting as idle", async () => {
  const { port, token } = await requestConsole(daemon(), request);
  const { cookie } = await openSession(port, token);
  const gone = new AbortController();
  await fetch(`http://127.0.0.1:${port}/events?page=/`, {
    headers: { cookie, "sec-fetch-site": "same-origin" },
    signal: gone.signal,
  });
  expect(served.idle()).toBe(0);
  gone.abort();
  await expect.poll(() => served.idle()).toBeGreaterThan(0);
});

test("an endpoint that starts again has its console at the same port, and lets nobody in who was in before", async () => {
  const before = await requestConsole(daemon(), request);
  const { cookie } = await openSession(before.port, before.token);
  await served.close();
  served = await serveFolder();
  const after = await requestConsole(daemon(), request);
  expect(after.port).toBe(before.port);
  expect((await ask(after.port, "/", { headers: { cookie } })).status).toBe(401);
  await served.close();
  const taken = createServer().listen(after.port, "127.0.0.1");
  await once(taken, "listening");
  served = await serveFolder();
  const elsewhere = await requestConsole(daemon(), request);
  expect(elsewhere.port).not.toBe(after.port);
  expect((await openSession(elsewhere.port, elsewhere.token)).answer.status).toBe(200);
  await new Promise((resolve) => {
    taken.close(resolve);
  });
});
