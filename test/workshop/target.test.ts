import { describe, expect, test } from "vitest";
import { chooseTarget, sameEndpoint, targetFromVariables } from "../../src/workshop/target.ts";

const nothing = { flags: {}, variables: {}, stored: {} };

describe("the target", () => {
  test("is this machine in us-west-2 by default", () => {
    expect(chooseTarget(nothing)).toEqual({ kind: "local", region: "us-west-2" });
  });

  test("a flag beats a variable, a variable beats the stored choice", () => {
    const stored = { target: "aws", region: "eu-west-1", profile: "teacher" };
    const variables = { endpointUrl: "http://127.0.0.1:5000/" };
    expect(chooseTarget({ flags: {}, variables: {}, stored })).toEqual({
      kind: "aws",
      region: "eu-west-1",
      profile: "teacher",
    });
    expect(chooseTarget({ flags: {}, variables, stored })).toMatchObject({
      kind: "endpoint",
      endpointUrl: "http://127.0.0.1:5000",
    });
    expect(chooseTarget({ flags: { target: "local" }, variables, stored })).toEqual({
      kind: "local",
      region: "us-west-2",
    });
  });

  test("a profile means AWS, and a named region is left to the profile", () => {
    expect(chooseTarget({ ...nothing, flags: { profile: "teacher" } })).toEqual({ kind: "aws", profile: "teacher" });
  });

  test("--target aws beats AWS_ENDPOINT_URL", () => {
    const variables = { endpointUrl: "http://127.0.0.1:5000" };
    expect(chooseTarget({ ...nothing, flags: { target: "aws" }, variables })).toEqual({ kind: "aws" });
  });

  test("an address beside --target aws is used with AWS's credentials", () => {
    expect(chooseTarget({ ...nothing, flags: { target: "aws", endpointUrl: "https://example.test" } })).toMatchObject({
      kind: "endpoint",
      endpointUrl: "https://example.test",
    });
  });

  test("the stored region, profile and environment are not carried over to another target", () => {
    const stored = { target: "aws", region: "eu-west-1", profile: "teacher", environment: "blue" };
    expect(chooseTarget({ flags: { target: "local" }, variables: {}, stored })).toEqual({
      kind: "local",
      region: "us-west-2",
    });
  });

  const chosen = {
    target: "aws",
    region: "eu-west-1",
    profile: "teacher",
    environment: "blue",
    account: "111111111111",
  };

  test("an exported profile or exported keys beat the stored profile, and the stored account still holds", () => {
    const expected = { account: "111111111111", stored: true };
    expect(chooseTarget({ flags: {}, variables: { profile: "other" }, stored: chosen })).toEqual({
      kind: "aws",
      profile: "other",
      environment: "blue",
      expected,
    });
    expect(chooseTarget({ flags: {}, variables: { keys: true, region: "us-east-1" }, stored: chosen })).toEqual({
      kind: "aws",
      region: "us-east-1",
      environment: "blue",
      expected,
    });
  });

  test("a profile named by a flag inherits nothing of another one", () => {
    expect(chooseTarget({ flags: { profile: "other" }, variables: {}, stored: chosen })).toEqual({
      kind: "aws",
      profile: "other",
    });
    expect(chooseTarget({ flags: { profile: "teacher" }, variables: {}, stored: chosen })).toMatchObject({
      region: "eu-west-1",
      environment: "blue",
      expected: { account: "111111111111" },
    });
  });

  test("a named account beats the stored one", () => {
    const flags = { account: "222222222222" };
    expect(chooseTarget({ flags, variables: {}, stored: chosen }).expected).toEqual({
      account: "222222222222",
      stored: false,
    });
  });

  test("the environment `default` is the one without a name, also where another one is stored", () => {
    const choice = chooseTarget({ flags: { environment: "default" }, variables: {}, stored: chosen });
    expect(choice.environment).toBeUndefined();
    expect(choice.profile).toBe("teacher");
  });

  test("AWS's exported variables choose nothing while the target is this machine", () => {
    const variables = { profile: "other", keys: true, region: "eu-west-1" };
    expect(chooseTarget({ flags: {}, variables, stored: {} })).toEqual({ kind: "local", region: "us-west-2" });
    const stored = { target: "local", region: "us-east-1", environment: "blue" };
    expect(chooseTarget({ flags: {}, variables, stored })).toEqual({
      kind: "local",
      region: "us-east-1",
      environment: "blue",
    });
    expect(chooseTarget({ flags: { target: "aws" }, variables, stored })).toEqual({
      kind: "aws",
      profile: "other",
      region: "eu-west-1",
    });
  });

  test("the stored environment holds where the target is the stored one", () => {
    const stored = { target: "local", region: "us-east-1", environment: "blue" };
    expect(chooseTarget({ flags: {}, variables: {}, stored })).toEqual({
      kind: "local",
      region: "us-east-1",
      environment: "blue",
    });
  });

  test.each([
    [{ target: "mars" }, "unknown-target", { target: "mars" }],
    [{ region: "west" }, "bad-region", { region: "west" }],
    [{ region: "us-gov-west-1" }, "local-partition", { region: "us-gov-west-1", partition: "aws-us-gov" }],
    [{ region: "cn-north-1", target: "local" }, "local-partition", { region: "cn-north-1", partition: "aws-cn" }],
    [{ endpointUrl: "127.0.0.1:5000" }, "bad-endpoint-url", { url: "127.0.0.1:5000" }],
    [{ account: "1234", target: "aws" }, "bad-account", { account: "1234" }],
    [{ environment: "Blue" }, "bad-environment-name", { name: "Blue" }],
    [{ environment: "a-name-that-is-too-long" }, "bad-environment-name", { name: "a-name-that-is-too-long" }],
    [{ target: "local", profile: "teacher" }, "contradicting-target", { flag: "profile" }],
    [{ target: "local", endpointUrl: "http://x.test" }, "contradicting-target", { flag: "endpoint-url" }],
  ])("%j is refused with exit code 2: %s", (flags, code, values) => {
    expect(() => chooseTarget({ ...nothing, flags })).toThrow(expect.objectContaining({ code, values, exitCode: 2 }));
  });
});

test("empty variables count as unset", () => {
  expect(targetFromVariables({ WILDRYDES_TARGET: "", AWS_REGION: "", AWS_DEFAULT_REGION: "eu-west-1" })).toEqual({
    region: "eu-west-1",
    keys: false,
  });
});

test("localhost and 127.0.0.1 are one endpoint, another port is another", () => {
  expect(sameEndpoint("http://localhost:4566/", "http://127.0.0.1:4566")).toBe(true);
  expect(sameEndpoint("http://localhost:4566", "http://127.0.0.1:4567")).toBe(false);
});
