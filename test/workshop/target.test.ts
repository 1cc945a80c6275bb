import { describe, expect, test } from "vitest";
import { chooseTarget, sameEndpoint, wishFromVariables } from "../../src/workshop/target.ts";

const nothing = { flags: {}, variables: {}, stored: {} };

describe("the target", () => {
  test("is this machine in us-west-2 when nothing is said", () => {
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
    [{ endpointUrl: "127.0.0.1:5000" }, "bad-endpoint-url", { url: "127.0.0.1:5000" }],
    [{ environment: "Blue" }, "bad-environment-name", { name: "Blue" }],
    [{ environment: "a-name-that-is-too-long" }, "bad-environment-name", { name: "a-name-that-is-too-long" }],
    [{ target: "local", profile: "teacher" }, "contradicting-target", { flag: "--profile" }],
    [{ target: "local", endpointUrl: "http://x.test" }, "contradicting-target", { flag: "--endpoint-url" }],
  ])("%j is refused with exit code 2: %s", (flags, code, values) => {
    expect(() => chooseTarget({ ...nothing, flags })).toThrow(expect.objectContaining({ code, values, exitCode: 2 }));
  });
});

test("empty variables count as unset", () => {
  expect(wishFromVariables({ WILDRYDES_TARGET: "", AWS_REGION: "", AWS_DEFAULT_REGION: "eu-west-1" })).toEqual({
    region: "eu-west-1",
  });
});

test("localhost and 127.0.0.1 are one endpoint, another port is another", () => {
  expect(sameEndpoint("http://localhost:4566/", "http://127.0.0.1:4566")).toBe(true);
  expect(sameEndpoint("http://localhost:4566", "http://127.0.0.1:4567")).toBe(false);
});
