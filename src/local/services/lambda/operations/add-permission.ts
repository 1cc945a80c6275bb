import type { AddPermissionCommandInput, AddPermissionCommandOutput } from "@aws-sdk/client-lambda";
import { randomUUID } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import { functionArn, type PolicyStatement } from "../function-record.ts";
import { policyOf, withPolicy } from "../qualified-policies.ts";
import type { LambdaService } from "../lambda-service.ts";
import { checkRevision } from "../revision.ts";

const policyLimit = 20_480;

/** AddPermission. */
export function addPermission(lambda: LambdaService): Operation<AddPermissionCommandInput, AddPermissionCommandOutput> {
  return (input, { caller }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    checkConstraints("ValidationException")
      .required("statementId", input.StatementId)
      .required("action", input.Action)
      .required("principal", input.Principal)
      .text("statementId", input.StatementId, { min: 1, max: 100, pattern: "([a-zA-Z0-9-_]+)" })
      .text("action", input.Action, { pattern: "(lambda:[*]|lambda:[a-zA-Z]+|[*])" })
      .text("functionUrlAuthType", input.FunctionUrlAuthType, { values: ["NONE", "AWS_IAM"] })
      .text("principal", input.Principal, { pattern: "[^\\s]+" })
      .text("sourceAccount", input.SourceAccount, { max: 12, pattern: "\\d{12}" })
      .text("sourceArn", input.SourceArn, {
        pattern: "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)",
      })
      .finish();
    if (input.FunctionUrlAuthType !== undefined && input.Action !== "lambda:InvokeFunctionUrl") {
      throw new AwsError(
        "InvalidParameterValueException",
        "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action",
      );
    }
    lambda.functions.get(caller, name, qualifier);
    const record = lambda.functions.get(caller, name);
    const held = policyOf(record, qualifier);
    checkRevision(record, input.RevisionId);
    if (held.some((statement) => statement.Sid === input.StatementId)) {
      throw new AwsError(
        "ResourceConflictException",
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
        { members: { Type: "User" } },
      );
    }
    const statement = makeStatement(input, `${functionArn(record)}${qualifier === undefined ? "" : `:${qualifier}`}`);
    const policy = [...held, statement];
    if (Buffer.byteLength(JSON.stringify(policy)) > policyLimit) {
      throw new AwsError(
        "PolicyLengthExceededException",
        `The final policy size is bigger than the limit (${policyLimit}).`,
        { members: { Type: "User" } },
      );
    }
    lambda.functions.save({ ...withPolicy(record, qualifier, policy), revisionId: randomUUID() });
    return { Statement: JSON.stringify(statement) };
  };
}

function makeStatement(input: AddPermissionCommandInput, resource: string): PolicyStatement {
  const conditions: Record<string, Record<string, string>> = {};
  const require = (operator: string, key: string, value: string | undefined): void => {
    if (value !== undefined) conditions[operator] = { ...conditions[operator], [key]: value };
  };
  require("StringEquals", "AWS:SourceAccount", input.SourceAccount);
  require("StringEquals", "lambda:EventSourceToken", input.EventSourceToken);
  require("StringEquals", "lambda:FunctionUrlAuthType", input.FunctionUrlAuthType);
  require("Bool", "lambda:InvokedViaFunctionUrl", input.InvokedViaFunctionUrl?.toString());
  require("StringEquals", "aws:PrincipalOrgID", input.PrincipalOrgID);
  require("ArnLike", "AWS:SourceArn", input.SourceArn);
  return {
    Sid: input.StatementId ?? "",
    Effect: "Allow",
    Principal: makePrincipal(input.Principal ?? ""),
    Action: input.Action ?? "",
    Resource: resource,
    ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
  };
}

function makePrincipal(principal: string): PolicyStatement["Principal"] {
  if (principal === "*") return "*";
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  if (principal.startsWith("arn:")) return { AWS: principal };
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(principal)) return { Service: principal };
  throw new AwsError(
    "InvalidParameterValueException",
    "The provided principal was invalid. Please check the principal and try again.",
  );
}
