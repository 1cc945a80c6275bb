import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../local/support/endpoint.ts";
import { fuzz } from "./fuzz.ts";
import { unforeseen } from "./fuzz-endpoint.ts";
import { prepareTarget } from "./prepare.ts";

let endpoint: TestEndpoint;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
});

afterAll(() => endpoint.close());

test("a sample of hostile requests gets AWS's answers: no 500, no silence", async () => {
  const { faults } = await fuzz({
    ...(await prepareTarget(endpoint.url, endpoint.credentials)),
    url: endpoint.url,
    credentials: endpoint.credentials,
    console: undefined,
    seed: 20_261_121,
    requests: 200,
  });
  expect(faults).toEqual([]);
  expect(endpoint.log.filter((line) => unforeseen.test(line))).toEqual([]);
});
