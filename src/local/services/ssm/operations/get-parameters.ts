import type {
  DescribeParametersCommandInput,
  DescribeParametersCommandOutput,
  GetParameterCommandInput,
  GetParameterCommandOutput,
  GetParametersByPathCommandInput,
  GetParametersByPathCommandOutput,
  GetParametersCommandInput,
  GetParametersCommandOutput,
  Parameter,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import { arnIn } from "../../../../arn.ts";
import { cutPage, readPageToken, writePageToken } from "../../../service-kit/paging.ts";
import type { Caller, Operation } from "../../../service.ts";
import { nameIn, parameterResource, selectorIn } from "../parameter-names.ts";
import type { StoredParameter } from "../parameters.ts";
import type { Ssm } from "../service.ts";

/** GetParameter; `name:3` asks for a version. */
export function getParameter(ssm: Ssm): Operation<GetParameterCommandInput, GetParameterCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException").required("name", input.Name).finish();
    const found = find(ssm, caller, input.Name ?? "");
    if (!found) throw new AwsError("ParameterNotFound", "");
    return { $metadata: {}, Parameter: show(caller, found, input.Name ?? "") };
  };
}

/** GetParameters: those that are there, and the names of those that are not. */
export function getParameters(ssm: Ssm): Operation<GetParametersCommandInput, GetParametersCommandOutput> {
  return (input, { caller }) => {
    const names = input.Names ?? [];
    if (names.length === 0 || names.length > 10) {
      throw new AwsError(
        "ValidationException",
        `1 validation error detected: Value '[${names.join(", ")}]' at 'names' failed to satisfy constraint: Member must have length ${names.length === 0 ? "greater than or equal to 1" : "less than or equal to 10"}`,
      );
    }
    const found = [...new Set(names)].map((name) => ({ name, parameter: find(ssm, caller, name) }));
    return {
      $metadata: {},
      Parameters: found.flatMap(({ name, parameter }) => (parameter ? [show(caller, parameter, name)] : [])),
      InvalidParameters: found.flatMap(({ name, parameter }) => (parameter ? [] : [name])),
    };
  };
}

/** GetParametersByPath: those right below a path, or with `Recursive` all below it. */
export function getParametersByPath(
  ssm: Ssm,
): Operation<GetParametersByPathCommandInput, GetParametersByPathCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException")
      .required("path", input.Path)
      .number("maxResults", input.MaxResults, { min: 1, max: 10 })
      .finish();
    const path = `${(input.Path ?? "").replace(/\/$/u, "")}/`;
    const below = ssm.parameters
      .list(caller)
      .filter(({ name }) => name.startsWith(path))
      .filter(({ name }) => input.Recursive === true || !name.slice(path.length).includes("/"));
    const { page, ...more } = cut(below, input);
    return { $metadata: {}, Parameters: page.map((each) => show(caller, each, each.name)), ...more };
  };
}

/** DescribeParameters, filtered by name, path and type. */
export function describeParameters(
  ssm: Ssm,
): Operation<DescribeParametersCommandInput, DescribeParametersCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException").number("maxResults", input.MaxResults, { min: 1, max: 50 }).finish();
    const fits = (parameter: StoredParameter): boolean =>
      (input.ParameterFilters ?? []).every(({ Key: key, Option: option = "Equals", Values: values = [] }) => {
        const shown = key === "Type" ? parameter.type : parameter.name;
        if (key === "Path") return values.some((value) => shown.startsWith(`${value.replace(/\/$/u, "")}/`));
        if (option === "BeginsWith") return values.some((value) => shown.startsWith(value));
        return option === "Contains" ? values.some((value) => shown.includes(value)) : values.includes(shown);
      });
    const { page, ...more } = cut(ssm.parameters.list(caller).filter(fits), input);
    return {
      $metadata: {},
      Parameters: page.map((each) => ({
        Name: each.name,
        ARN: arnIn(caller, "ssm", parameterResource(caller, each.name)),
        Type: each.type,
        LastModifiedDate: new Date(each.modified),
        LastModifiedUser: each.modifiedBy,
        ...(each.description === undefined ? {} : { Description: each.description }),
        ...(each.allowedPattern === undefined ? {} : { AllowedPattern: each.allowedPattern }),
        Version: each.version,
        Tier: "Standard",
        Policies: [],
        DataType: each.dataType,
      })),
      ...more,
    };
  };
}

function find(ssm: Ssm, caller: Caller, name: string): StoredParameter | undefined {
  const selector = selectorIn(name);
  if (selector === undefined) return ssm.parameters.find(caller, nameIn(caller, name));
  return /^\d+$/u.test(selector) ? ssm.parameters.find(caller, nameIn(caller, name), Number(selector)) : undefined;
}

function show(caller: Caller, parameter: StoredParameter, asked: string): Parameter {
  const selector = selectorIn(asked);
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: parameter.value,
    Version: parameter.version,
    ...(selector === undefined ? {} : { Selector: `:${selector}` }),
    LastModifiedDate: new Date(parameter.modified),
    ARN: arnIn(caller, "ssm", parameterResource(caller, parameter.name)),
    DataType: parameter.dataType,
  };
}

function cut(
  parameters: readonly StoredParameter[],
  input: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
): { page: StoredParameter[]; NextToken?: string } {
  const invalid = (): AwsError => new AwsError("InvalidNextToken", "The specified token isn't valid.");
  const { page, next } = cutPage(parameters, {
    positionOf: ({ name }) => [name],
    after: readPageToken(input.NextToken, invalid),
    limit: input.MaxResults ?? 10,
  });
  return next === undefined ? { page } : { page, NextToken: writePageToken(next) };
}
