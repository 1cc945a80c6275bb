import { readFileSync } from "node:fs";
import { createServer as createProxy, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openSession } from "../../src/aws/session.ts";

const pem = fileURLToPath(new URL("fixtures/aws.example.test.pem", import.meta.url));
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/ann</Arn><UserId>A</UserId>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

/** The hosts that the proxy was asked to connect to. */
const asked: string[] = [];
const aws = createTlsServer({ key: readFileSync(pem), cert: readFileSync(pem) }, (_request, response) => {
  response.setHeader("content-type", "text/xml").end(identity);
});
const proxy = createProxy((_request, response) => response.writeHead(405).end());
proxy.on("connect", (request, person, head) => {
  asked.push(request.url ?? "");
  const there = connect(portOf(aws), "127.0.0.1", () => {
    person.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    there.write(head);
    there.pipe(person).pipe(there);
  });
  for (const socket of [there, person]) socket.on("error", () => undefined);
});

function portOf(server: Pick<Server, "address">): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const listen = (server: Pick<Server, "listen">): Promise<void> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });

beforeAll(async () => {
  await Promise.all([listen(aws), listen(proxy)]);
});
afterEach(() => {
  vi.unstubAllEnvs();
  asked.length = 0;
});
afterAll(() => {
  for (const server of [aws, proxy]) server.close();
});

function callerThrough(variables: Readonly<Record<string, string>>): Promise<{ Account?: string | undefined }> {
  const all = { HTTPS_PROXY: "", https_proxy: "", NO_PROXY: "", no_proxy: "", AWS_CA_BUNDLE: "", ...variables };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  const session = openSession({
    region: "us-west-2",
    endpointUrl: "https://aws.example.test",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  }).withoutRetries();
  return session.client(STSClient).send(new GetCallerIdentityCommand({}));
}

test.each(["HTTPS_PROXY", "https_proxy"])("%s leads calls through the proxy, by CONNECT", async (name) => {
  const answer = await callerThrough({ [name]: `http://127.0.0.1:${portOf(proxy)}`, AWS_CA_BUNDLE: pem });
  expect(answer.Account).toBe("123456789012");
  expect(asked).toEqual(["aws.example.test:443"]);
});

test("a certificate that nobody trusts is refused behind the proxy too", async () => {
  const call = callerThrough({ HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}` });
  await expect(call).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  expect(asked).toHaveLength(1);
});

test.each(["aws.example.test", ".example.test", "*"])("NO_PROXY=%s passes the proxy by", async (hosts) => {
  const call = callerThrough({ HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`, NO_PROXY: hosts, AWS_CA_BUNDLE: pem });
  await expect(call).rejects.toThrow(/ENOTFOUND|EAI_AGAIN/);
  expect(asked).toEqual([]);
});
