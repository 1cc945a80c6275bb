import { isInMailSandbox, readIdentityVerified } from "../../../aws/mail-identity.ts";
import { describeExecution, listExecutions } from "../../../aws/execution/read-execution.ts";
import { describeStack } from "../../../aws/stack/describe-stack.ts";
import { startExecution } from "../../../aws/execution/start-execution.ts";
import type { Environment } from "../../environment.ts";
import { parseJson, readMember, readText } from "../../json-member.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { findMachines } from "../../machines.ts";
import { readResources } from "../../resources.ts";
import { followExecution } from "../../run/follow-execution.ts";
import { failureText } from "../../run/outcome.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { checkPrefix, quietPort } from "../test-runs/test-machine.ts";
import { ensureStack } from "../fixtures/riders.ts";
import type { MachineCheck } from "./machine-checks.ts";
import { askOf, choice, textsOf } from "./texts.ts";

const questions: readonly Question[] = [choice(askOf("mail", "refused"), 0)];

/** Nobody verified this address: its top-level domain never exists (RFC 2606). */
const stranger = "somebody@unverified.example";
const photo = { user: "user_b", key: "2_sunglass_face.jpg" };

const hasSender: MachineCheck = {
  id: "sender",
  layer: "truth",
  what: { code: "check-mail-sender" },
  mistakes: ["mistake-no-sender", "mistake-sender-unverified"],
  run: checkSender,
};

const isMailed: MachineCheck = {
  id: "mailed",
  layer: "truth",
  what: { code: "check-mailed" },
  mistakes: ["mistake-no-mail", "mistake-mail-failed"],
  run: checkMailed,
};

const staysRefused: MachineCheck = {
  id: "unverified",
  layer: "truth",
  what: { code: "check-mail-unverified" },
  mistakes: [],
  run: checkStranger,
};

/** Lesson 16: the rider gets a mail. */
export const mail: Lesson = {
  ...textsOf("mail", 1, 2, 3, 4),
  number: 16,
  minutes: 6,
  path: "more",
  prepare: prepareMachine,
  questions,
  checks: [hasSender, isMailed, staysRefused, ...answerChecks(questions)],
};

async function prepareMachine(environment: Environment): Promise<void> {
  await ensureStack(environment);
  const there = (await findMachines(environment)).some(({ stage }) => stage === 1);
  if (!there) await deployStageMachine(environment, 1);
}

async function checkSender({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session, names } = environment;
  const { parameters } = (await describeStack(session, names.stack)) ?? {};
  const sender = parameters?.get("NotifyFrom") ?? "";
  if (sender === "") return mistaken({ code: "mistake-no-sender" });
  for (const identity of [sender, parameters?.get("NotifyToDomain") ?? ""])
    if (identity !== "" && (await readIdentityVerified(session, identity)) !== true)
      return mistaken({ code: "mistake-sender-unverified", values: { identity } });
  return undefined;
}

/** The newest refused photo of the attendee shows whether its mail was sent. */
async function checkMailed({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session } = environment;
  const machines = await findMachines(environment);
  const listed = await Promise.all(machines.map(({ arn }) => listExecutions(session, { machineArn: arn, limit: 20 })));
  const own = listed
    .flat()
    .filter(({ name, status }) => status === "SUCCEEDED" && !name.startsWith(checkPrefix))
    .toSorted((one, other) => (other.startedAt?.getTime() ?? 0) - (one.startedAt?.getTime() ?? 0));
  for (const { arn } of own) {
    const sent = readMember(parseJson((await describeExecution(session, arn))?.output), "mail");
    if (sent === undefined) continue;
    if (readText(sent, "messageId") !== undefined) return undefined;
    return mistaken({ code: "mistake-mail-failed", values: { reason: readText(sent, "error") ?? "" } });
  }
  return mistaken({ code: "mistake-no-mail" });
}

/** In the sandbox SES sends to nobody who is not verified. The photo is still refused. */
async function checkStranger({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session, names } = environment;
  if (!(await isInMailSandbox(session))) return undefined;
  const machine = (await findMachines(environment)).find(({ stage }) => stage === 1);
  const { photoBucket: s3Bucket } = await readResources(environment);
  const arn = await startExecution(session, {
    machineArn: machine?.arn ?? "",
    name: `${checkPrefix}mail-${Date.now()}`,
    input: { userId: photo.user, s3Bucket, s3Key: photo.key, email: stranger },
  });
  const quiet = { ...environment, port: quietPort };
  const { execution } = await followExecution(quiet, { arn, machine: names.machine(1) });
  const refused = readText(parseJson(execution.output), "mail", "error") !== undefined;
  if (execution.status === "SUCCEEDED" && refused) return undefined;
  const reason = failureText(execution) ?? execution.output ?? "";
  return mistaken({ code: "mistake-execution-failed", values: { key: photo.key, reason } });
}
