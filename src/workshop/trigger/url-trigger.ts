import { callUrl } from "../../aws/call-url.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readMember } from "../json-member.ts";
import { requireMachine } from "../machines.ts";
import type { RunStage } from "../names.ts";
import { readResources } from "../resources.ts";
import { deployCompanionStack, findCompanionStack } from "../stacks/companion-stack.ts";
import { deleteTriggerStack } from "./trigger-stack.ts";

/** The URL that starts executions. */
interface StartUrl {
  readonly url: string;
  readonly bucket: string | undefined;
  readonly machine: string | undefined;
}

/** The answer of the URL. */
interface StartReply {
  readonly url: string;
  readonly status: number;
  readonly executionArn: string;
}

/** Deploys the function whose URL starts the machine of a stage, or of the highest deployed one. */
export async function enableUrl(environment: Environment, stage: RunStage | undefined): Promise<void> {
  const [{ photoBucket }, machine] = await Promise.all([
    readResources(environment),
    requireMachine(environment, stage),
  ]);
  const parameters = new Map([
    ["PhotoBucket", photoBucket],
    ["MachineName", machine.name],
  ]);
  await deployCompanionStack(environment, { id: "url", parameters });
}

/** The URL; undefined where it is not enabled. */
export async function findUrl(environment: Environment): Promise<StartUrl | undefined> {
  const stack = await findCompanionStack(environment, "url");
  const url = stack?.outputs.get("StartUrl");
  if (stack === undefined || url === undefined) return undefined;
  return { url, bucket: stack.parameters.get("PhotoBucket"), machine: stack.parameters.get("MachineName") };
}

/** Deletes the function and its URL. Answers whether there was one. */
export async function disableUrl(environment: Environment): Promise<boolean> {
  const stack = await findCompanionStack(environment, "url");
  if (stack) await deleteTriggerStack(environment, stack);
  return stack !== undefined;
}

/**
 * Starts an execution by a signed POST to the URL.
 *
 * @param request.name a request that is repeated with the same name and photo starts one execution
 * @throws UserError `start-url-missing` (4), `start-url-refused` (1)
 */
export async function requestStart(
  environment: Environment,
  request: { readonly user: string; readonly key: string; readonly name?: string | undefined },
): Promise<StartReply> {
  const { session, signal } = environment;
  const url = (await findUrl(environment))?.url;
  if (url === undefined) throw new UserError({ code: "start-url-missing", values: {} });
  const input = { userId: request.user, s3Key: request.key, name: request.name };
  const { status, text } = await callUrl(session, { url, service: "lambda", signal, input });
  const executionArn = status === 202 ? readMember(JSON.parse(text), "executionArn") : undefined;
  if (typeof executionArn !== "string")
    throw new UserError({ code: "start-url-refused", values: { url, status, text } });
  return { url, status, executionArn };
}
