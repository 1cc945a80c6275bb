import { Agent } from "node:https";
import { describe, expect, test } from "vitest";
import { openSession, type ClientSettings } from "../../src/aws/session.ts";

class OneClient {
  readonly settings: ClientSettings;
  constructor(settings: ClientSettings) {
    this.settings = settings;
  }
}
class OtherClient extends Object {}

describe("a session", () => {
  test("makes each client once", () => {
    const session = openSession({ region: "us-west-2" });
    expect(session.client(OneClient)).toBe(session.client(OneClient));
    expect(session.client(OtherClient)).not.toBeInstanceOf(OneClient);
  });

  test("leaves address and credentials of AWS to the SDK", () => {
    expect(openSession({ region: "eu-west-1" }).client(OneClient).settings).toEqual({
      region: "eu-west-1",
      retryStrategy: expect.anything(),
      requestHandler: { connectionTimeout: 6000, socketTimeout: 15_000, httpsAgent: expect.any(Agent) },
    });
  });

  test("reaches another endpoint without host prefixes and bucket host names, with its own keys", () => {
    const credentials = { accessKeyId: "a", secretAccessKey: "b" };
    const session = openSession({ region: "us-west-2", endpointUrl: "http://127.0.0.1:4566", credentials });
    expect(session.client(OneClient).settings).toEqual({
      region: "us-west-2",
      retryStrategy: expect.anything(),
      requestHandler: { connectionTimeout: 6000, httpsAgent: { destroy: expect.any(Function) } },
      endpoint: "http://127.0.0.1:4566",
      credentials,
      disableHostPrefix: true,
      forcePathStyle: true,
      useDualstackEndpoint: false,
      useFipsEndpoint: false,
    });
  });
});
