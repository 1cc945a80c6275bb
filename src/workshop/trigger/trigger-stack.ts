import { deleteStack } from "../../aws/stack/delete-stack.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import type { Environment } from "../environment.ts";
import { reportResource } from "../setup/setup.ts";
import { deployCompanionStack, findCompanionStack } from "../stacks/companion-stack.ts";
import { runStep } from "../step.ts";

/** The id of the notification in the bucket's configuration, as the workshop's text has it. */
export const notificationId = "ExecuteStateMachine";

/** The kinds of triggers: two for uploads, and a function URL. */
const triggerKinds = ["eventbridge", "lambda", "url"] as const;

export type TriggerKind = (typeof triggerKinds)[number];

/** The triggers that an upload sets off. */
type UploadTriggerKind = Exclude<TriggerKind, "url">;

/** The parameters that belong to a kind; without values its part of the stack is not there. */
const parametersOf: Readonly<Record<UploadTriggerKind, readonly string[]>> = {
  eventbridge: ["RiderBucket", "RiderPrefix", "RiderMachineName"],
  lambda: ["ImageBucket", "ImageTable", "ImageMachineName"],
};

/** Deploys the part of a kind; the other kind's part stays as it is. */
export async function deployTriggerStack(
  environment: Environment,
  kind: UploadTriggerKind,
  values: Readonly<Record<string, string>>,
): Promise<StackView> {
  const before = (await findCompanionStack(environment, "trigger"))?.parameters;
  const other: UploadTriggerKind = kind === "lambda" ? "eventbridge" : "lambda";
  const kept = parametersOf[other].map((name): [string, string] => [name, before?.get(name) ?? ""]);
  const { names, target } = environment;
  return deployCompanionStack(environment, {
    id: "trigger",
    parameters: new Map([
      ["TriggerMachineName", names.formMachine({ form: "trigger" })],
      ["RuleName", target.environment === undefined ? "ImageProcessing" : `ImageProcessing-${target.environment}`],
      ...kept,
      ...parametersOf[kind].map((name): [string, string] => [name, values[name] ?? ""]),
    ]),
  });
}

/** Whether a stack has the part of a kind. */
export function hasKind(stack: StackView, kind: UploadTriggerKind): boolean {
  return (stack.parameters.get(kind === "lambda" ? "ImageBucket" : "RiderBucket") ?? "") !== "";
}

/** Takes the part of a kind away, and the stack with its last part. */
export async function removeKind(environment: Environment, stack: StackView, kind: UploadTriggerKind): Promise<void> {
  const other: UploadTriggerKind = kind === "lambda" ? "eventbridge" : "lambda";
  if (hasKind(stack, other)) {
    await deployTriggerStack(environment, kind, {});
    return;
  }
  await deleteTriggerStack(environment, stack);
}

/** Deletes a trigger's stack, as one step. */
export async function deleteTriggerStack(environment: Environment, stack: StackView): Promise<void> {
  const { session, port, signal } = environment;
  await runStep(port, { code: "step-stack", values: { stack: stack.name } }, async () => {
    await deleteStack(session, { stack, onEvent: (event) => reportResource(port, event), signal });
    await environment.recent?.deleted("stack", stack.name);
    return { value: undefined, changed: true, detail: { code: "deleted" } };
  });
}
