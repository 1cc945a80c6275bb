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

describe("an AWS error that the user can fix", () => {
  test.each([
    ["CredentialsProviderError", "no-credentials", 3],
    ["ExpiredTokenException", "credentials-expired", 3],
    ["InvalidClientTokenId", "credentials-refused", 3],
    ["ThrottlingException", "throttled", 1],
    ["StateMachineLimitExceeded", "limit-exceeded", 1],
    ["CodeStorageExceededException", "limit-exceeded", 1],
    ["RequestTimeTooSkewed", "clock-wrong", 3],
    ["SubscriptionRequiredException", "account-not-active", 3],
  ])("%s", (name, code, exitCode) => {
    const text = "the service's text";
    expect(explained(errorOf(name, text))).toMatchObject({ code, values: { reason: text }, exitCode });
  });

  test("a signature from a clock that is wrong is not a wrong key", () => {
    const text =
      "Signature expired: 20261122T000000Z is now earlier than 20261122T010000Z (20261122T011500Z - 15 min.)";
    expect(explained(errorOf("InvalidSignatureException", text))).toMatchObject({ code: "clock-wrong" });
    expect(explained(errorOf("InvalidSignatureException", "no")).code).toBe("credentials-refused");
  });

  test("a region with ten resource policies of CloudWatch Logs", () => {
    const text =
      "Invalid Logging Configuration: The CloudWatch Logs Resource Policy size was exceeded. We suggest prefixing your CloudWatch log group name with /aws/vendedlogs/states/.";
    expect(explained(errorOf("InvalidLoggingConfiguration", text)).code).toBe("log-policies-full");
  });

  test("a role that a service cannot assume", () => {
    const ofMachine =
      "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.";
    expect(explained(errorOf("AccessDeniedException", ofMachine))).toMatchObject({
      code: "role-not-assumable",
      exitCode: 1,
    });
    const role = "arn:aws:iam::123456789012:role/deployer";
    const ofStack = errorOf("ValidationError", `Role ${role} is invalid or cannot be assumed`);
    expect(explained(ofStack)).toMatchObject({ code: "service-role-refused", values: { role }, exitCode: 1 });
  });

  test("an action that is not allowed is named", () => {
    const text =
      "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: states:CreateStateMachine on resource: x";
    expect(explained(errorOf("AccessDeniedException", text))).toMatchObject({
      code: "access-denied",
      values: { action: "states:CreateStateMachine" },
      exitCode: 3,
    });
    expect(explained(errorOf("AccessDenied", "Access Denied")).values).toEqual({ reason: "Access Denied" });
  });

  test.each([
    ["with an explicit deny in a service control policy", "scp"],
    ["with an explicit deny in a resource-based policy", "resource"],
    ["because no permissions boundary allows the states:CreateStateMachine action", "boundary"],
    ["because no session policy allows the action", "session"],
    ["with an explicit deny in a resource control policy", "rcp"],
    ["because no VPC endpoint policy allows the action", "endpoint"],
  ])("%s: more permissions would not help", (reason, by) => {
    const text = `User: arn:aws:iam::123456789012:user/ann is not authorized to perform: s3:CreateBucket on resource: x ${reason}`;
    expect(explained(errorOf("AccessDenied", text))).toMatchObject({
      code: "denied-by-organization",
      values: { action: "s3:CreateBucket", by },
      exitCode: 3,
    });
  });

  test.each(["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "CERT_HAS_EXPIRED"])(
    "a certificate that is not trusted (%s)",
    (code) => {
      expect(explained(errorOf("Error", "no", { code }))).toMatchObject({ code: "tls-not-trusted", exitCode: 3 });
    },
  );

  test("an endpoint that does not answer is named by its address", () => {
    const error = errorOf("Error", "connect ECONNREFUSED 127.0.0.1:5000", {
      code: "ECONNREFUSED",
      address: "127.0.0.1",
      port: 5000,
    });
    expect(explained(error)).toMatchObject({
      code: "endpoint-unreachable",
      values: { address: "127.0.0.1:5000" },
      exitCode: 3,
    });
  });

  test.each([
    ["InternalFailure", "disk-full", false],
    ["InternalError", "disk-full", false],
    ["InternalFailure", "disk-full-execution-waits", true],
  ])("a full disk of this machine is recognised by a header: %s, %s", (name, fault, running) => {
    const $response = { statusCode: 507, headers: { "x-wildrydes-fault": fault } };
    expect(explained(Object.assign(errorOf(name, "Any sentence."), { $response }))).toMatchObject({
      code: "local-disk-full",
      values: { running },
      exitCode: 3,
    });
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
  const known = new UserError({ code: "declined" });
  expect(explainAwsError(known)).toBe(known);
});
