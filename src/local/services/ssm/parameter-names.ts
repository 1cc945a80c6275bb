import { AwsError } from "../../aws-error.ts";
import { arnIn } from "../../../arn.ts";
import type { Caller } from "../../service.ts";

type Scope = Pick<Caller, "account" | "region">;

/** A parameter's part of an ARN: a name may begin with a slash, the ARN has one in any case. */
export function parameterResource(scope: Scope, nameOrArn: string): string {
  return `parameter/${nameIn(scope, nameOrArn).replace(/^\//u, "")}`;
}

/**
 * A parameter's name from its name or its ARN, without a version or label. The ARN of another account or region stays as
 * it is: no parameter here has such a name.
 */
export function nameIn({ account, region }: Scope, nameOrArn: string): string {
  const own = arnIn({ account, region }, "ssm", "parameter");
  const path = nameOrArn.startsWith(`${own}/`) ? nameOrArn.slice(own.length) : undefined;
  if (path === undefined && nameOrArn.startsWith("arn:")) return nameOrArn;
  const name = path === undefined ? nameOrArn : path.lastIndexOf("/") === 0 ? path.slice(1) : path;
  return name.replace(/:[^/]*$/u, "");
}

/** The version after the colon, if a name has one. */
export function selectorIn(nameOrArn: string): string | undefined {
  return /:([^/:]+)$/u.exec(nameOrArn.replace(/^arn:[^/]*/u, ""))?.[1];
}

/** @throws AwsError `ValidationException` as PutParameter refuses names */
export function checkNewName(name: string): void {
  if (!/^[a-zA-Z0-9_.\-/]+$/u.test(name)) {
    throw new AwsError(
      "ValidationException",
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (/^\/?(?:aws|ssm)/iu.test(name)) {
    throw new AwsError(
      "ValidationException",
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    );
  }
  if (name.includes("/") && !name.startsWith("/")) {
    throw new AwsError("ValidationException", "Parameter name must be a fully qualified name.");
  }
  if (name.split("/").length > 16) {
    throw new AwsError(
      "HierarchyLevelLimitExceededException",
      "You can't have more than fifteen levels in a parameter name.",
    );
  }
}
