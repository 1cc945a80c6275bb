import { describe, expect, test } from "vitest";
import { explainAwsError } from "../../src/aws/explain-error.ts";
import { UserError } from "../../src/user-error.ts";

function errorOf(name: string, message = "", members: object = {}): Error {
  return Object.assign(new Error(message), { name }, members);
}

function explained(error: Error): UserError {
  const result = explainAwsError(error);
  if (!(result instanceof UserError)) throw new Error(`${error.name} was not explained`);
  return result;
}

describe("an AWS error in words that lead on", () => {
  test.each([
    ["CredentialsProviderError", "no-credentials", "No AWS credentials were found.", 3],
    ["ExpiredTokenException", "credentials-expired", "The AWS credentials have expired.", 3],
    ["InvalidClientTokenId", "credentials-refused", "The AWS credentials were refused.", 3],
    ["ThrottlingException", "throttled", "AWS kept refusing calls because too many came at once.", 1],
    ["StateMachineLimitExceeded", "limit-exceeded", "A limit of the account is reached.", 1],
  ])("%s", (name, code, message, exitCode) => {
    expect(explained(errorOf(name, "the service's text"))).toMatchObject({ code, message, exitCode });
  });

  test("an action that is not allowed is named", () => {
    const text =
      "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: states:CreateStateMachine on resource: x";
    expect(explained(errorOf("AccessDeniedException", text))).toMatchObject({
      message: "AWS denied access: states:CreateStateMachine is not allowed to you.",
      next: ["Ask for a policy that allows states:CreateStateMachine"],
      exitCode: 3,
    });
    expect(explained(errorOf("AccessDenied", "Access Denied")).message).toBe("AWS denied access.");
  });

  test("an endpoint that does not answer is named by its address", () => {
    const error = errorOf("Error", "connect ECONNREFUSED 127.0.0.1:5000", {
      code: "ECONNREFUSED",
      address: "127.0.0.1",
      port: 5000,
    });
    expect(explained(error)).toMatchObject({
      code: "endpoint-unreachable",
      message: "The endpoint did not answer at 127.0.0.1:5000.",
      exitCode: 3,
    });
  });

  test.each([
    ["InternalFailure", "Nothing of this request was stored.", /^Free some space and run the command again/],
    ["InternalError", "Nothing of this request was stored.", /^Free some space and run the command again/],
    [
      "InternalFailure",
      "The execution goes on as soon as there is room.",
      /inspect` then tells how the execution ended$/,
    ],
  ])("a full disk of this machine: %s, %s", (name, why, next) => {
    const message = "The disk that holds the local endpoint's data folder is full.";
    const { message: told, why: reason, next: steps, exitCode } = explained(errorOf(name, `${message} ${why}`));
    expect([told, reason, exitCode]).toEqual([message, why, 3]);
    expect(steps).toEqual([expect.stringMatching(next)]);
  });

  test("a page of HTML is an endpoint that lacks something", () => {
    const error = Object.assign(new SyntaxError("Unexpected token '<'"), { $response: { statusCode: 500 } });
    expect(explained(error)).toMatchObject({ code: "not-offered", exitCode: 3 });
  });
});

test("everything else comes back as it is", () => {
  const bug = new TypeError("x is not a function");
  expect(explainAwsError(bug)).toBe(bug);
  expect(explainAwsError("text")).toBe("text");
  const known = new UserError({ code: "a", message: "b" });
  expect(explainAwsError(known)).toBe(known);
});
