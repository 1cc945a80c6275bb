import { isAllowed } from "../../aws/account/simulate.ts";
import { describeCollection } from "../../aws/collection/collection.ts";
import { readIdentity } from "../../aws/identity.ts";
import { describeMachine } from "../../aws/machine/find-machines.ts";
import { arnIn, partitionOf, stateMachineArn } from "../../arn.ts";
import { describeStack } from "../../aws/stack/describe-stack.ts";
import type { Environment } from "../environment.ts";
import { look, type Check } from "./check.ts";

/**
 * Whether the caller may do what the workshop does. Where IAM may be asked, it is; otherwise some reading calls are
 * tried, which prove less.
 */
export function checkPermissions(environment: Environment): Promise<Check> {
  return look("permissions", async () => {
    const simulated = await simulate(environment).catch(() => undefined);
    if (simulated !== undefined) return verdict(simulated.denied, "simulated", simulated.asked);
    const tried = await tryReading(environment);
    return verdict(tried.denied, "tried", tried.asked);
  });
}

function verdict(denied: readonly string[], how: "simulated" | "tried", asked: number): Omit<Check, "check"> {
  const values = { denied, how, asked };
  return { status: denied.length > 0 ? "failed" : "ok", finding: { code: "check-permissions", values } };
}

async function simulate(environment: Environment): Promise<{ denied: string[]; asked: number }> {
  const { session } = environment;
  const { arn } = await readIdentity(session);
  const principal = principalOf(arn);
  const questions = actionsOf(environment);
  const answers = await Promise.all(
    questions.map(async ([action, resource]) => ({
      action,
      allowed: await isAllowed(session, { principal, action, resource }),
    })),
  );
  return { denied: answers.filter(({ allowed }) => !allowed).map(({ action }) => action), asked: questions.length };
}

/** The role of a session: IAM simulates for users and roles. */
export function principalOf(arn: string): string {
  return arn.replace(/^(arn:[^:]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, "$1:iam::$2:role/$3");
}

function actionsOf({ target, names }: Environment): (readonly [action: string, resource: string])[] {
  const { region, account } = target;
  const partition = partitionOf(region);
  const arn = (service: string, resource: string): string => arnIn({ partition, region, account }, service, resource);
  const role = `arn:${partition}:iam::${account}:role/${names.stack}-StateMachineRole`;
  const bucket = `arn:${partition}:s3:::${names.artifactsBucket}`;
  return [
    ["cloudformation:CreateStack", arn("cloudformation", `stack/${names.stack}/*`)],
    ["cloudformation:DeleteStack", arn("cloudformation", `stack/${names.stack}/*`)],
    ["iam:CreateRole", role],
    ["iam:PassRole", role],
    ["s3:CreateBucket", bucket],
    ["s3:PutObject", `${bucket}/functions/x.zip`],
    ["lambda:CreateFunction", arn("lambda", `function:${names.stack}-FaceDetectionFunction`)],
    ["dynamodb:CreateTable", arn("dynamodb", `table/${names.stack}-table`)],
    ["logs:CreateLogGroup", arn("logs", `log-group:/aws/lambda/${names.stack}-FaceDetectionFunction`)],
    ["rekognition:CreateCollection", arn("rekognition", `collection/${names.collection}`)],
    ["states:CreateStateMachine", arn("states", `stateMachine:${names.machine(1)}`)],
    ["states:StartExecution", arn("states", `stateMachine:${names.machine(1)}`)],
  ];
}

async function tryReading({ session, names, target }: Environment): Promise<{ denied: string[]; asked: number }> {
  const calls: readonly (readonly [action: string, call: () => Promise<unknown>])[] = [
    ["cloudformation:DescribeStacks", () => describeStack(session, names.stack)],
    ["rekognition:DescribeCollection", () => describeCollection(session, names.collection)],
    [
      "states:DescribeStateMachine",
      () => describeMachine(session, stateMachineArn({ ...target, name: names.machine(1) })),
    ],
  ];
  const results = await Promise.all(
    calls.map(async ([action, call]) => {
      try {
        await call();
        return [];
      } catch (error) {
        return error instanceof Error && error.name.startsWith("AccessDenied") ? [action] : [];
      }
    }),
  );
  return { denied: results.flat(), asked: calls.length };
}
