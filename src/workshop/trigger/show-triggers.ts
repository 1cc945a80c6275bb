import { readNotifications } from "../../aws/bucket/notifications.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import type { Environment } from "../environment.ts";
import { findCompanionStack } from "../stacks/companion-stack.ts";
import { hasKind, notificationId, type TriggerKind } from "./trigger-stack.ts";
import { findUrl } from "./url-trigger.ts";

/** A trigger as it is. */
export interface TriggerView {
  readonly kind: TriggerKind;
  /** True when an upload or a request starts an execution now. */
  readonly enabled: boolean;
  readonly bucket: string | undefined;
  /** The prefix of the keys; empty for all. */
  readonly prefix: string;
  /** The machine that processes an upload. */
  readonly machine: string | undefined;
  /** Of the kind `url`: where requests go. */
  readonly url?: string;
}

/** All triggers of the environment. */
export async function showTriggers(environment: Environment): Promise<TriggerView[]> {
  const [stack, url] = await Promise.all([findCompanionStack(environment, "trigger"), findUrl(environment)]);
  const uploads = stack
    ? await Promise.all([showForRiders(environment, stack), showForImages(environment, stack)])
    : [off("eventbridge"), off("lambda")];
  return [...uploads, url ? { kind: "url", enabled: true, prefix: "", ...url } : off("url")];
}

async function showForRiders({ session }: Environment, stack: StackView): Promise<TriggerView> {
  if (!hasKind(stack, "eventbridge")) return off("eventbridge");
  const bucket = stack.parameters.get("RiderBucket") ?? "";
  const notifications = await readNotifications(session, bucket);
  return {
    kind: "eventbridge",
    enabled: notifications?.EventBridgeConfiguration !== undefined,
    bucket,
    prefix: stack.parameters.get("RiderPrefix") ?? "",
    machine: stack.parameters.get("RiderMachineName"),
  };
}

async function showForImages({ session }: Environment, stack: StackView): Promise<TriggerView> {
  if (!hasKind(stack, "lambda")) return off("lambda");
  const bucket = stack.parameters.get("ImageBucket") ?? "";
  const notifications = await readNotifications(session, bucket);
  const own = notifications?.LambdaFunctionConfigurations?.find(({ Id }) => Id === notificationId);
  const rules = own?.Filter?.Key?.FilterRules ?? [];
  return {
    kind: "lambda",
    enabled: own !== undefined,
    bucket,
    prefix: rules.find(({ Name }) => Name?.toLowerCase() === "prefix")?.Value ?? "",
    machine: stack.parameters.get("ImageMachineName"),
  };
}

function off(kind: TriggerKind): TriggerView {
  return { kind, enabled: false, bucket: undefined, prefix: "", machine: undefined };
}
