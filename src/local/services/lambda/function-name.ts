import { AwsError } from "../../aws-error.ts";
import { checkConstraints } from "../../service-kit/constraint-checks.ts";
import type { Caller } from "../../service.ts";

const namePattern =
  "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";
const arnPattern =
  "arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)";
const parts =
  /^(?:arn:(?<partition>[^:]*):lambda:)?(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\d):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[^:]+)(?::(?<qualifier>.+))?$/;

/** A function as a request names it. */
interface NamedFunction {
  readonly name: string;
  /** From the name itself or the request's Qualifier. */
  readonly qualifier?: string;
}

/**
 * Reads a function's name, ARN or partial ARN.
 *
 * @throws AwsError `ValidationException` for another form, `ResourceNotFoundException` for another region or account,
 *   `InvalidParameterValueException` for two qualifiers that differ
 */
export function parseFunctionName(value: string | undefined, caller: Caller, qualifier?: string): NamedFunction {
  checkConstraints("ValidationException")
    .required("functionName", value)
    .text("functionName", value, { min: 1, max: 256, pattern: namePattern })
    .text("qualifier", qualifier, { min: 1, max: 128, pattern: "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+" })
    .finish();
  const found = parts.exec(value ?? "")?.groups ?? {};
  const { partition, region, account, name = "", qualifier: ownQualifier } = found;
  if (name.length > 64) {
    checkConstraints("ValidationException").text("functionName", name, { max: 64 }).finish();
  }
  if (region !== undefined && region !== caller.region) {
    throw new AwsError(
      "ResourceNotFoundException",
      `Functions from '${region}' are not reachable in this region ('${caller.region}')`,
      { members: { Type: "User" } },
    );
  }
  if ((account !== undefined && account !== caller.account) || (partition !== undefined && partition !== "aws")) {
    throw new AwsError(
      "ResourceNotFoundException",
      `Function not found: arn:${partition ?? "aws"}:lambda:${caller.region}:${account ?? caller.account}:function:${name}`,
      { members: { Type: "User" } },
    );
  }
  if (ownQualifier !== undefined && qualifier !== undefined && ownQualifier !== qualifier) {
    throw new AwsError(
      "InvalidParameterValueException",
      "The derived qualifier from the function name does not match the specified qualifier.",
    );
  }
  const used = qualifier ?? ownQualifier;
  return used === undefined ? { name } : { name, qualifier: used };
}

/** The function whose ARN a tagging call names. @throws AwsError as `parseFunctionName` */
export function parseFunctionArn(value: string | undefined, caller: Caller): NamedFunction {
  checkConstraints("ValidationException")
    .required("resource", value)
    .text("resource", value, { min: 1, max: 256, pattern: arnPattern })
    .finish();
  const named = parseFunctionName(value, caller);
  if (named.qualifier === undefined) return named;
  throw new AwsError(
    "InvalidParameterValueException",
    "Tags on function aliases and versions are not supported. Please specify a function ARN.",
  );
}
