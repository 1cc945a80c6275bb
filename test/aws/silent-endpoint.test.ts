import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { failWhenSilent } from "../../src/aws/silent-endpoint.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An endpoint that may answer HEAD and nothing else. */
function listen(options: { answersHead: boolean }): Promise<string> {
  server = createServer((request, response) => {
    if (request.method === "HEAD" && options.answersHead) response.writeHead(403).end();
  });
  return new Promise((resolve) => {
    server?.listen(0, "127.0.0.1", () => {
      const address = server?.address();
      resolve(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
    });
  });
}

const patience = { unasked: 20, silent: 150 };

test("a call to an endpoint that answers nothing ends", async () => {
  const address = await listen({ answersHead: false });
  await expect(failWhenSilent(fetch(address), address, patience)).rejects.toMatchObject({
    name: "SilentEndpointError",
    address,
  });
});

test("slow work of an endpoint that answers is waited for", async () => {
  const address = await listen({ answersHead: true });
  const work = new Promise((resolve) => {
    setTimeout(() => resolve("done"), 400);
  });
  expect(await failWhenSilent(work, address, patience)).toBe("done");
});

test("a call that fails fails as it does without", async () => {
  await expect(failWhenSilent(Promise.reject(new Error("refused")), "http://127.0.0.1:9", patience)).rejects.toThrow(
    "refused",
  );
});
