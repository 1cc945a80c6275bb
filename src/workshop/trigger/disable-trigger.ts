import { forgetFunction, switchEventBridge } from "../../aws/bucket/notifications.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { removeMachine } from "../machine/remove-machine.ts";
import type { Environment } from "../environment.ts";
import { findCompanionStack } from "../stacks/companion-stack.ts";
import { runStep } from "../step.ts";
import { disableUrl } from "./url-trigger.ts";
import { hasKind, notificationId, removeKind, type TriggerKind } from "./trigger-stack.ts";

/** Ends a trigger: of uploads, the bucket first, so that nothing starts on the way. Answers whether there was one. */
export async function disableTrigger(environment: Environment, kind: TriggerKind): Promise<boolean> {
  if (kind === "url") return disableUrl(environment);
  const stack = await findCompanionStack(environment, "trigger");
  if (!stack || !hasKind(stack, kind)) return false;
  const { session, names, port } = environment;
  const bucket = stack.parameters.get(kind === "lambda" ? "ImageBucket" : "RiderBucket") ?? "";
  await runStep(port, { code: "step-notifications", values: { bucket } }, async () => {
    if (kind === "lambda") await forgetFunction(session, bucket, notificationId);
    else await switchEventBridge(session, bucket, false);
    return { value: undefined, changed: true };
  });
  await removeKind(environment, stack, kind);
  if (kind === "lambda") return true;
  const name = names.formMachine({ form: "trigger" });
  const machine = await findMachineNamed(environment, name);
  if (machine) {
    await runStep(port, { code: "step-machine", values: { machine: name } }, async () => {
      await removeMachine(environment, machine);
      return { value: undefined, changed: true, detail: { code: "deleted" } };
    });
  }
  return true;
}
