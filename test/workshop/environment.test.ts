import { expect, test } from "vitest";
import { identify } from "../../src/workshop/environment.ts";
import { awsError, fakeSession } from "../support/fake-aws.ts";

const refused = fakeSession(() => {
  throw awsError("InvalidClientTokenId", "The security token included in the request is invalid.");
}, "il-central-1");
const accepted = fakeSession(() => ({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" }));
const choice = { kind: "aws", region: "il-central-1" } as const;

test("credentials that hold elsewhere are not wrong: the region is not enabled", async () => {
  await expect(identify(refused, choice, accepted)).rejects.toMatchObject({
    code: "region-not-enabled",
    values: { region: "il-central-1" },
    exitCode: 3,
  });
});

test("credentials that hold nowhere are refused as AWS says it", async () => {
  await expect(identify(refused, choice, refused)).rejects.toMatchObject({ name: "InvalidClientTokenId" });
});

test("credentials of another account than the stored one are refused", async () => {
  const expected = { account: "999999999999", stored: true };
  await expect(identify(accepted, { ...choice, expected }, undefined)).rejects.toMatchObject({
    code: "other-account",
    values: { account: "123456789012", wanted: "999999999999" },
    exitCode: 3,
  });
});
