import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type RawRequest, sendRaw, signedHeaders } from "../support/raw-request.ts";
import { startTestEndpoint, type TestEndpoint } from "./support/endpoint.ts";

let endpoint: TestEndpoint;
const sockets: Socket[] = [];

beforeAll(async () => {
  endpoint = await startTestEndpoint({ limits: { headers: 700, stall: 700, connections: 20 } });
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const CreateBucketConfiguration = { LocationConstraint: "us-west-2" } as const;
  await s3.send(new CreateBucketCommand({ Bucket: "photos", CreateBucketConfiguration }));
  s3.destroy();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => endpoint.close());

/** Opens a connection and writes; the promise holds all that is read until the other side ends it. */
function open(text: string): { socket: Socket; closed: Promise<string> } {
  const socket = connect(endpoint.served.listener.port, "127.0.0.1");
  sockets.push(socket);
  const read: Buffer[] = [];
  socket.on("data", (data: Buffer) => read.push(data));
  socket.on("error", () => undefined);
  const closed = new Promise<string>((resolve) => {
    socket.once("close", () => resolve(Buffer.concat(read).toString()));
  });
  socket.write(text);
  return { socket, closed };
}

function head(raw: RawRequest, more: Record<string, string>): string {
  const headers: Record<string, string> = { ...signedHeaders(endpoint.url, raw), ...more };
  if (more["transfer-encoding"] !== undefined) delete headers["content-length"];
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${raw.method} ${raw.target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}

const put = (): RawRequest => ({
  service: "s3",
  method: "PUT",
  target: "/photos/key",
  body: "whole body",
  credentials: endpoint.credentials,
});

const served = async (): Promise<number> =>
  (await sendRaw(endpoint.url, { ...put(), method: "GET", target: "/photos", body: "" })).status;

test("half a body is answered after a while, and nothing of it is stored", { timeout: 10_000 }, async () => {
  const { closed } = open(`${head(put(), { "content-length": "10" })}whole`);
  expect(await served()).toBe(200);
  const answer = await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain("<Code>RequestTimeout</Code>");
  const get = await sendRaw(endpoint.url, { ...put(), method: "GET", body: "" });
  expect(get.status).toBe(404);
});

test("a body of more than five gigabytes is refused before it is sent", { timeout: 10_000 }, async () => {
  const { closed } = open(head(put(), { "content-length": String(5 * 1024 ** 3 + 1) }));
  const answer = await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain("<Code>EntityTooLarge</Code>");
});

test("half a document is answered after a while", { timeout: 10_000 }, async () => {
  const request: RawRequest = { ...put(), service: "states", method: "POST", target: "/", body: "{}" };
  const { closed } = open(`${head(request, { "content-length": "100" })}{`);
  expect(await closed).toMatch(/^HTTP\/1\.1 400 /);
});

test("half a chunked body is answered after a while", { timeout: 10_000 }, async () => {
  const { closed } = open(`${head(put(), { "transfer-encoding": "chunked" })}5\r\nwhole\r\n`);
  expect(await closed).toMatch(/^HTTP\/1\.1 400 /);
});

test("headers that do not end close the connection", { timeout: 15_000 }, async () => {
  const { closed } = open("PUT /photos/key HTTP/1.1\r\nhost: 127.0.0.1\r\nx-amz-date: ");
  expect(await served()).toBe(200);
  expect(await closed).not.toContain("200 OK");
});

test("a body that comes slowly, but comes, is taken", { timeout: 10_000 }, async () => {
  const { socket, closed } = open(head(put(), { "content-length": "10", connection: "close" }));
  for (const letter of "whole body") {
    await new Promise((resolve) => setTimeout(resolve, 60));
    socket.write(letter);
  }
  expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
});

test("connections beyond the limit are closed, and others are served again", { timeout: 15_000 }, async () => {
  const opened = Array.from({ length: 40 }, () => open("GET / HTTP/1.1\r\n"));
  const first = await Promise.race(opened.slice(20).map(({ closed }) => closed));
  expect(first).toBe("");
  for (const { socket } of opened) socket.destroy();
  await expect.poll(served, { timeout: 5000 }).toBe(200);
});

test.each(["evil.example", "169.254.169.254", "localhost.evil.example", "127.0.0.1.nip.io", ""])(
  "a request for the host %j is refused",
  { timeout: 5000 },
  async (host) => {
    const { closed } = open(`GET /photos HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    expect(await closed).toMatch(/^HTTP\/1\.1 40[03] /);
  },
);

test("a request without a host is refused", { timeout: 5000 }, async () => {
  const { closed } = open("GET /photos HTTP/1.1\r\nconnection: close\r\n\r\n");
  expect(await closed).not.toContain(" 200 ");
});

test("bytes that are not HTTP, and headers that are too long, are answered", async () => {
  const long = open(`GET /photos HTTP/1.1\r\nhost: 127.0.0.1\r\nrange: ${"x".repeat(20_000)}\r\n\r\n`);
  expect(await long.closed).toMatch(/^HTTP\/1\.1 431 /);
  expect(await open("nonsense\r\n\r\n").closed).toMatch(/^HTTP\/1\.1 400 /);
  expect(await served()).toBe(200);
});

test.each([
  ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["a greeting of TLS", `\u0016\u0003\u0001${"\u0000".repeat(190)}\r\n\r\n`],
  ["two lengths", "POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello"],
  [
    "a length beside chunks",
    "POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
])("%s is answered with 400, and the connection closed", { timeout: 5000 }, async (_what, text) => {
  expect(await open(text).closed).toMatch(/^HTTP\/1\.1 400 /);
  expect(await served()).toBe(200);
});

test.each([
  ["in the headers", "GET /photos HTTP/1.1\r\nhost: 127.0.0.1\r\n"],
  ["in the body", "POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100\r\n\r\nabc"],
])("a client that stops sending %s is answered, and the connection closed", { timeout: 5000 }, async (_where, text) => {
  const { socket, closed } = open(text);
  socket.end();
  expect(await closed).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test("no tunnel is opened through the endpoint", { timeout: 5000 }, async () => {
  const { closed } = open("CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n");
  expect(await closed).not.toContain(" 200 ");
});

test("a request is answered although bytes follow it that are not a request", async () => {
  const { closed } = open(`${head({ ...put(), method: "GET", target: "/photos", body: "" }, {})}<Wrong/>`);
  expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  expect(await served()).toBe(200);
});
