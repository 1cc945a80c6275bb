import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getObject } from "../../src/aws/bucket/objects.ts";
import { createDaemonSource } from "../../src/console/daemon-source.ts";
import type { Console } from "../../src/console/console.ts";
import { serveConsole } from "../../src/console/server/server.ts";
import { answerPicture } from "../../src/console/server/picture.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { ask, openSession } from "./support/browser-request.ts";
import { createServiceRole } from "../support/service-role.ts";

const visit = { region: "us-west-2", environment: undefined, language: "en" } as const;
let endpoint: TestEndpoint;
let served: Console;
let now = Date.now();
let cookie = "";
let own = "";
let pageToken = "";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  served = await serveConsole(createDaemonSource(endpoint.served.endpoint, endpoint.url), { now: () => now });
  own = `http://127.0.0.1:${served.port}`;
  ({ cookie } = await openSession(served.port, served.admit(visit)));
  const { text } = await ask(served.port, "/", { headers: { cookie } });
  pageToken = /console-token" content="([^"]+)"/.exec(text)?.[1] ?? "";
});
afterAll(async () => {
  await served.close();
  await endpoint.close();
});

/** The headers that a change needs to be carried out. */
function change(headers: Record<string, string> = {}) {
  const all = { cookie, origin: own, "x-wildrydes-console": pageToken, ...headers };
  return ask(served.port, "/actions/stop", { method: "POST", headers: all, body: "arn=arn:nothing" });
}

test("a page opens with the cookie, and a change reaches AWS's operation", async () => {
  expect((await ask(served.port, "/", { headers: { cookie } })).status).toBe(200);
  const answer = await change();
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("InvalidArn");
});

test.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "[::1]"])(
  "the host name %s is refused",
  async (host) => {
    expect((await ask(served.port, "/", { headers: { cookie, host } })).status).toBe(403);
  },
);

test("localhost with the port is the same console", async () => {
  const headers = { cookie, host: `localhost:${served.port}` };
  expect((await ask(served.port, "/", { headers })).status).toBe(200);
});

test.each(["cross-site", "same-site", ""])("requests that come from '%s' are refused", async (site) => {
  const answer = await ask(served.port, "/", { headers: { cookie, "sec-fetch-site": site } });
  expect(answer.status).toBe(403);
  expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
});

test("a link from elsewhere leads to the entrance alone, which shows nothing", async () => {
  const headers = { cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  expect((await ask(served.port, "/open", { headers })).status).toBe(200);
  expect((await ask(served.port, "/", { headers })).status).toBe(403);
  expect((await ask(served.port, "/session", { method: "POST", headers, body: "x" })).status).toBe(403);
});

test("a change needs this origin, the page's token, POST, and the cookie", async () => {
  expect((await change({ origin: "http://evil.example" })).status).toBe(403);
  expect((await change({ origin: "null" })).status).toBe(403);
  expect((await change({ "x-wildrydes-console": "" })).status).toBe(403);
  expect((await change({ "x-wildrydes-console": pageToken.replace(/.$/, "") })).status).toBe(403);
  expect((await change({ cookie: "" })).status).toBe(401);
  const headers = { cookie, "x-wildrydes-console": pageToken };
  expect((await ask(served.port, "/actions/stop", { method: "POST", headers, body: "" })).status).toBe(403);
  expect((await ask(served.port, "/actions/stop", { headers })).status).toBe(404);
  expect((await ask(served.port, "/actions/stop", { method: "DELETE", headers })).status).toBe(405);
  expect((await ask(served.port, "/actions/stop", { method: "OPTIONS", headers })).status).toBe(405);
});

test("another browser's page token does not fit", async () => {
  const other = await openSession(served.port, served.admit(visit));
  expect((await change({ cookie: other.cookie })).status).toBe(403);
});

test("without the cookie of this console nothing is shown", async () => {
  const closed = await ask(served.port, "/");
  expect(closed.status).toBe(401);
  expect(closed.text).toContain("local console");
  const wrong = [`wildrydes-${served.port}=x`, cookie.replace(String(served.port), "1"), "wildrydes-1=1"];
  for (const value of wrong) expect((await ask(served.port, "/", { headers: { cookie: value } })).status).toBe(401);
  for (const path of ["/events?page=/", "/picture?key=a", "/run?arn=x", "/machines"])
    expect((await ask(served.port, path)).status).toBe(401);
});

test("a token opens the console once", async () => {
  const token = served.admit(visit);
  const first = await openSession(served.port, token);
  expect(first.answer.status).toBe(200);
  expect(first.answer.headers["set-cookie"]?.[0]).toMatch(
    /^wildrydes-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  expect((await openSession(served.port, token)).answer.status).toBe(403);
  expect((await openSession(served.port, "made-up")).answer.status).toBe(403);
});

test("a token is good for a minute", async () => {
  const [early, late] = [served.admit(visit), served.admit(visit)];
  now += 59_000;
  expect((await openSession(served.port, early)).answer.status).toBe(200);
  now += 2000;
  expect((await openSession(served.port, late)).answer.status).toBe(403);
});

test("every answer forbids what a page does not need", async () => {
  for (const path of ["/", "/open", "/client.js", "/nothing"]) {
    const { headers } = await ask(served.port, path, { headers: { cookie } });
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

test("no WebSocket is opened", async () => {
  const headers = { cookie, connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
  expect((await ask(served.port, "/events?page=/nothing", { headers })).status).toBe(404);
});

test("names, keys and errors are shown as text", async () => {
  const evil = "<img src=x onerror=alert(1)>";
  const sfn = new SFNClient(endpoint.clientConfig);
  const roleArn = await createServiceRole(endpoint.clientConfig);
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: "Evil",
      roleArn,
      definition: JSON.stringify({ StartAt: evil, States: { [evil]: { Type: "Fail", Error: evil, Cause: evil } } }),
    }),
  );
  const input = JSON.stringify({ userId: evil, s3Bucket: "b", s3Key: evil });
  const { executionArn = "" } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
  const show = (path: string) => ask(served.port, path, { headers: { cookie } });
  await expect.poll(async () => (await show("/")).text).toContain("&lt;img");
  for (const path of [
    "/",
    `/?q=${encodeURIComponent(evil)}`,
    `/run?arn=${executionArn}`,
    `/machine?arn=${stateMachineArn}`,
  ]) {
    const { status, text } = await show(path);
    expect([path, status]).toEqual([path, 200]);
    expect(text).not.toContain("<img src=x");
  }
});

test("a picture is JPEG whatever the object is, or there is none", async () => {
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "photos-of-riders" }));
  const environment = await createDaemonSource(endpoint.served.endpoint, endpoint.url).openEnvironment(visit);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`;
  const page = "<html><script>alert(1)</script></html>";
  const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  for (const [Key, Body] of [
    ["svg.jpg", drawing],
    ["page.jpg", page],
    ["photo.png", photo],
  ] as const)
    await s3.send(new PutObjectCommand({ Bucket: "photos-of-riders", Key, Body, ContentType: "text/html" }));
  const read = (key: string) => getObject(environment.session, { bucket: "photos-of-riders", key });
  const picture = (key: string) => answerPicture({ environment, query: new URLSearchParams() }, () => read(key));
  expect((await picture("svg.jpg")).status).toBe(415);
  expect((await picture("page.jpg")).status).toBe(415);
  expect((await picture("none.jpg")).status).toBe(404);
  const answered = await picture("photo.png");
  expect(answered).toMatchObject({
    type: "image/jpeg",
    headers: { "content-disposition": "inline", "content-security-policy": "sandbox; default-src 'none'" },
  });
  expect((await sharp(answered.body).metadata()).format).toBe("jpeg");
});

test("it listens on this machine alone", async () => {
  const address = await fetch(`http://0.0.0.0:${served.port}/open`).then(
    (answer) => answer.status,
    () => 0,
  );
  // 0.0.0.0 is this machine too: the host name is what refuses it.
  expect([0, 403]).toContain(address);
});

test.each(["//", "//[", "//evil.example/x", "/%00"])("the path %s does not break the console", async (path) => {
  const { status } = await ask(served.port, path, { headers: { cookie } });
  expect([400, 404]).toContain(status);
});
