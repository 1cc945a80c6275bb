import { describe, expect, test } from "vitest";
import { shareCredentials } from "../../src/aws/credentials.ts";
import { explainMissingCredentials } from "../../src/aws/explain-credentials.ts";

function errorOf(message: string, name = "CredentialsProviderError"): Error {
  return Object.assign(new Error(message), { name });
}

describe("missing credentials", () => {
  // The sentences are those of the SDK's providers.
  test.each([
    [
      "The SSO session associated with this profile has expired. To refresh this SSO session run 'aws sso login'",
      "sso-expired",
    ],
    [
      "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      "sso-expired",
    ],
    ["Your session has expired. Please reauthenticate.", "login-expired"],
    ["Failed to load a token for session s, please re-authenticate using aws login", "login-expired"],
    ["Profile p credential_process returned invalid JSON.", "process-failed"],
    ["Command failed: vault read\nno vault here", "process-failed"],
    ["Could not load credentials from any providers", "no-credentials"],
  ])("%s", (message, code) => {
    expect(explainMissingCredentials(errorOf(message), "p")).toMatchObject({ code, exitCode: 3 });
  });

  test("any other error is not about credentials", () => {
    expect(explainMissingCredentials(errorOf("x", "AccessDenied"))).toBeUndefined();
  });
});

describe("shared credentials", () => {
  const keys = { accessKeyId: "a", secretAccessKey: "b" };

  test("are fetched once for all clients", async () => {
    let fetched = 0;
    const provide = shareCredentials(async () => {
      fetched += 1;
      return keys;
    });
    expect(await Promise.all([provide(), provide()])).toEqual([keys, keys]);
    await provide();
    expect(fetched).toBe(1);
  });

  test("are fetched again when they are about to expire, and after a failure", async () => {
    let fetched = 0;
    const provide = shareCredentials(async () => {
      fetched += 1;
      if (fetched === 1) throw new Error("not yet");
      return {
        ...keys,
        accessKeyId: `${fetched}`,
        expiration: new Date(Date.now() + (fetched === 2 ? 1000 : 3_600_000)),
      };
    });
    await expect(provide()).rejects.toThrow("not yet");
    expect(await provide()).toMatchObject({ accessKeyId: "3" });
    expect(await provide()).toMatchObject({ accessKeyId: "3" });
    expect(fetched).toBe(3);
  });
});
