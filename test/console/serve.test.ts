import { afterAll, beforeAll, expect, test } from "vitest";
import { serveUntilSignal, type ServedConsole } from "../../src/cli/serve-console.ts";
import { openEnvironment, type Environment } from "../../src/workshop/environment.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { ask, openSession } from "./support/browser-request.ts";

const stop = new AbortController();
let endpoint: TestEndpoint;
let environment: Environment;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  environment = await openEnvironment({
    choice: { kind: "local" },
    local: {
      url: endpoint.url,
      account: "123456789012",
      credentials: endpoint.served.endpoint.keys.person,
    },
    port: { notify: () => undefined, ask: async () => false, enter: () => Promise.reject(new Error("nobody")) },
    signal: stop.signal,
    changes: false,
  });
});
afterAll(() => endpoint.close());

test("shows every page over the session of the person who started it, changes nothing, and ends with the signal", async () => {
  const opened = Promise.withResolvers<ServedConsole>();
  const served = serveUntilSignal(environment, {
    language: "en",
    onOpen: async (console) => opened.resolve(console),
  });
  const { url, port } = await opened.promise;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open#[\w-]{22}$/);
  expect((await ask(port, "/", {})).status).toBe(401);
  const { cookie } = await openSession(port, new URL(url).hash.slice(1));
  for (const path of ["/", "/machines", "/photos", "/faces", "/table", "/outbox", "/approvals", "/metrics"]) {
    const { status, text } = await ask(port, path, { headers: { cookie } });
    expect([path, status]).toEqual([path, 200]);
    expect(text).not.toContain('<form method="post"');
  }
  const page = (await ask(port, "/", { headers: { cookie } })).text;
  const pageToken = /console-token" content="([^"]+)"/.exec(page)?.[1] ?? "";
  const headers = { cookie, origin: `http://127.0.0.1:${port}`, "x-wildrydes-console": pageToken };
  const answer = await ask(port, "/actions/stop", { method: "POST", headers, body: "arn=arn:nothing" });
  expect([answer.status, JSON.parse(answer.text).error]).toEqual([403, "read-only"]);
  expect((await ask(port, "/", { headers: { cookie, host: "evil.example" } })).status).toBe(403);
  stop.abort();
  expect((await served).port).toBe(port);
  await expect(ask(port, "/", { headers: { cookie } })).rejects.toThrow(/ECONNREFUSED|socket hang up/);
});
