import type { Target } from "@aws-sdk/client-eventbridge";
import { parseArn } from "../../../../arn.ts";
import { invalid } from "../events-errors.ts";
import { checkRequest } from "../names.ts";
import { isEventPath } from "./event-path.ts";
import { placeholdersIn, predefinedPlaceholders } from "./input-transformer.ts";
import { kindOfTarget } from "./target-kinds.ts";
import type { StoredTarget } from "./targets.ts";
import { unofferedTargetSettings } from "../../../service-kit/event-target-settings.ts";

/**
 * Checks the targets of a request.
 *
 * @throws AwsError `ValidationException`
 */
export function checkTargets(targets: readonly Target[] | undefined): StoredTarget[] {
  const checks = checkRequest().required("targets", targets);
  for (const [index, target] of (targets ?? []).entries()) {
    const member = `targets.${index + 1}.member`;
    checks
      .required(`${member}.id`, target.Id)
      .text(`${member}.id`, target.Id, { min: 1, max: 64, pattern: "[\\.\\-_A-Za-z0-9]+" })
      .required(`${member}.arn`, target.Arn)
      .text(`${member}.arn`, target.Arn, { min: 1, max: 1600 })
      .text(`${member}.roleArn`, target.RoleArn, { min: 1, max: 1600 })
      .text(`${member}.input`, target.Input, { max: 8192 })
      .text(`${member}.inputPath`, target.InputPath, { max: 256 })
      .text(`${member}.inputTransformer.inputTemplate`, target.InputTransformer?.InputTemplate, { min: 1, max: 8192 })
      .number(`${member}.retryPolicy.maximumRetryAttempts`, target.RetryPolicy?.MaximumRetryAttempts, {
        min: 0,
        max: 185,
      })
      .number(`${member}.retryPolicy.maximumEventAgeInSeconds`, target.RetryPolicy?.MaximumEventAgeInSeconds, {
        min: 60,
        max: 86_400,
      });
  }
  checks.finish();
  return (targets ?? []).map(checkTarget);
}

function checkTarget(target: Target): StoredTarget {
  const { Id = "", Arn = "" } = target;
  const kind = kindOfTarget(Arn);
  if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(Arn) || kind?.arn.test(Arn) === false) {
    throw invalid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  if (!kind) {
    throw invalid(
      `${parseArn(Arn)?.service} is not a supported service for a target. The local endpoint delivers to Lambda functions, state machines, SNS topics and log groups.`,
    );
  }
  const setting = unofferedTargetSettings.find((name) => target[name] !== undefined);
  if (setting !== undefined) {
    throw invalid(
      `The local endpoint has no ${setting} for target ${Id}. On AWS it has; here it would only be made up.`,
    );
  }
  if (kind.actsAs === "role" && target.RoleArn === undefined) throw invalid(`RoleArn is required for target ${Arn}.`);
  checkInput(target, Id);
  return { ...target, Id, Arn };
}

function checkInput({ Input, InputPath, InputTransformer }: Target, id: string): void {
  if ([Input, InputPath, InputTransformer].filter((setting) => setting !== undefined).length > 1) {
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`);
  }
  if (Input !== undefined && !isJson(Input)) throw invalid(`JSON syntax error in input for target ${id}.`);
  if (InputPath !== undefined && !isEventPath(InputPath)) throw invalid(`Invalid InputPath for target ${id}.`);
  const { InputPathsMap = {}, InputTemplate } = InputTransformer ?? {};
  if (InputTransformer && InputTemplate === undefined) {
    throw invalid(`InputTemplate is required for the InputTransformer of target ${id}.`);
  }
  for (const [name, path] of Object.entries(InputPathsMap)) {
    if (!isEventPath(path)) throw invalid(`Invalid InputPathsMap for target ${id}: ${name} is no path into an event.`);
    if (/^aws\./i.test(name)) throw invalid(`InputPathsMap for target ${id} contains invalid key ${name}.`);
  }
  const unknown = placeholdersIn(InputTemplate ?? "").find(
    (name) => !Object.hasOwn(InputPathsMap, name) && !predefinedPlaceholders.has(name),
  );
  if (unknown !== undefined) throw invalid(`InputTemplate for target ${id} contains invalid placeholder ${unknown}.`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
