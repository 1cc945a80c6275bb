import type { PutParameterCommandInput, PutParameterCommandOutput } from "@aws-sdk/client-ssm";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import { createPatternCheck } from "../../../service-kit/pattern-check.ts";
import { toTagRecord } from "../../../service-kit/tags.ts";
import type { Operation } from "../../../service.ts";
import { checkNewName, nameIn } from "../parameter-names.ts";
import type { StoredParameter } from "../parameters.ts";
import type { Ssm } from "../service.ts";

const longestValue = { Standard: 4096, Advanced: 8192, "Intelligent-Tiering": 8192 };

/** PutParameter: a new parameter, or with `Overwrite` a new version of one. */
export function putParameter(ssm: Ssm): Operation<PutParameterCommandInput, PutParameterCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException")
      .required("name", input.Name)
      .required("value", input.Value)
      .text("name", input.Name, { min: 1, max: 2048 })
      .text("type", input.Type, { values: ["String", "StringList", "SecureString"] })
      .text("description", input.Description, { max: 1024 })
      .text("tier", input.Tier, { values: ["Standard", "Advanced", "Intelligent-Tiering"] })
      .finish();
    const { Value: value = "", Tier: tier = "Standard" } = input;
    const name = nameIn(caller, input.Name ?? "");
    checkNewName(name);
    const found = ssm.parameters.find(caller, name);
    if (found && input.Overwrite !== true) {
      throw new AwsError(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
      );
    }
    if (found && input.Tags && input.Tags.length > 0) {
      throw new AwsError(
        "ValidationException",
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
      );
    }
    const type = input.Type ?? found?.type;
    if (type === undefined) {
      throw new AwsError("ValidationException", "A parameter type is required when you create a parameter.");
    }
    if (value === "") {
      throw new AwsError(
        "ValidationException",
        "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
      );
    }
    if (Buffer.byteLength(value) > longestValue[tier]) {
      throw new AwsError(
        "ValidationException",
        `${tier} tier parameters support a maximum parameter value of ${longestValue[tier]} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html`,
      );
    }
    checkPattern(input.AllowedPattern, value, name);
    const parameter: StoredParameter = {
      name,
      type,
      value,
      version: (found?.version ?? 0) + 1,
      modified: ssm.host.now(),
      modifiedBy: caller.principal.arn,
      ...(input.Description === undefined ? {} : { description: input.Description }),
      ...(input.AllowedPattern === undefined ? {} : { allowedPattern: input.AllowedPattern }),
      dataType: input.DataType ?? found?.dataType ?? "text",
      tags: found?.tags ?? toTagRecord(input.Tags ?? []),
    };
    ssm.parameters.save(caller, parameter);
    return { $metadata: {}, Version: parameter.version, Tier: tier === "Advanced" ? "Advanced" : "Standard" };
  };
}

/**
 * @throws AwsError `InvalidAllowedPatternException` also for a pattern that takes too long on this value,
 *   `ParameterPatternMismatchException`
 */
function checkPattern(pattern: string | undefined, value: string, name: string): void {
  if (pattern === undefined) return;
  let matches: boolean | undefined;
  try {
    matches = createPatternCheck()(pattern, [value]);
  } catch {
    matches = undefined;
  }
  if (matches === undefined)
    throw new AwsError("InvalidAllowedPatternException", `Invalid allowed pattern: ${pattern}`);
  if (matches) return;
  throw new AwsError(
    "ParameterPatternMismatchException",
    `Parameter value, cannot be validated against allowedPattern: ${pattern} (${name})`,
  );
}
