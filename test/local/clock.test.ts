import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, test } from "vitest";
import { useTestEndpoint } from "./support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();

const systemClockOffset = 2 * 60 * 60 * 1000;

test("a function's calls do not fail when the clock was set", async () => {
  const keys = endpoint.served.endpoint.keys.issue("arn:aws:iam::123456789012:role/thumbnail", "thumbnail");
  for (const offset of [systemClockOffset, -systemClockOffset]) {
    const sts = new STSClient({ ...endpoint.clientConfig, credentials: keys, systemClockOffset: offset });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toContain("assumed-role/thumbnail");
  }
});

test("a person's calls do, as on AWS", async () => {
  const sts = new STSClient({ ...endpoint.clientConfig, systemClockOffset });
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: "SignatureDoesNotMatch",
    message: expect.stringMatching(
      /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)$/,
    ),
  });
});
