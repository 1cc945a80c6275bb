import { countOf } from "../count.ts";
import type { AnyMessage, AreaText, NoValues } from "../entry.ts";

/**
 * Errors of AWS or of the SDK whose cause lies outside this program. `begun` is what continues without the command, and
 * how to follow it.
 */
export const text = {
  "no-credentials": (v: { reason: string }) => ({
    message: "No AWS credentials were found.",
    why: v.reason,
    next: [
      "Run `aws configure`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or pass --profile NAME",
      "Or work on this machine, without an account: --target local",
    ],
  }),
  "credentials-expired": (v: { reason: string; begun?: readonly (AnyMessage | string)[] | undefined }, { say }) => ({
    message: "The AWS credentials have expired.",
    why: v.reason,
    next: v.begun?.length
      ? ["Sign in again (`aws sso login`, or new temporary keys)", ...v.begun.map(say)]
      : [
          "Sign in again (`aws sso login`, or new temporary keys) and run the command again: it continues where it stopped",
        ],
  }),
  "credentials-refused": (v: { reason: string }, { cmd }) => ({
    message: "AWS rejected the credentials.",
    why: v.reason,
    next: [
      "Check which keys are used: `aws sts get-caller-identity`",
      `If this shell is set up for the local endpoint, run \`eval "$(${cmd("local env", { unset: true })})"\` first`,
    ],
  }),
  "endpoint-unreachable": (v: { address?: string | undefined; reason: string }, { cmd }) => ({
    message: `The endpoint did not respond${v.address === undefined ? "" : ` at ${v.address}`}.`,
    why: v.reason,
    next: [
      `For the local endpoint: \`${cmd("local status")}\` shows whether it is running`,
      "For another one: check --endpoint-url, AWS_ENDPOINT_URL and the network",
    ],
  }),
  "endpoint-silent": (v: { address: string; seconds: number }, { cmd }) => ({
    message: `The endpoint at ${v.address} does not respond. It is busy or stuck.`,
    why: `It accepts connections, but has not responded for ${countOf(v.seconds, "second")}.`,
    next: [
      `For the local endpoint: \`${cmd("local status")}\` names its process, and \`${cmd("local stop")}\` ends it`,
      "For another one: check whether it still works, and run the command again",
    ],
  }),
  "access-denied": (v: { action?: string | undefined; reason: string }) => ({
    message:
      v.action === undefined ? "AWS denied access." : `AWS denied access: these credentials do not allow ${v.action}.`,
    why: v.reason,
    next: [v.action === undefined ? "Ask for the missing permission" : `Ask for a policy that allows ${v.action}`],
  }),
  throttled: (v: { reason: string; begun?: readonly (AnyMessage | string)[] | undefined }, { say }) => ({
    message: "AWS kept throttling the calls of this command.",
    why: v.reason,
    next: v.begun?.length
      ? ["Wait a minute", ...v.begun.map(say)]
      : ["Wait a minute and run the command again: it continues where it stopped"],
  }),
  "clock-wrong": (v: { reason: string }) => ({
    message: "The clock of this computer differs from AWS's clock by more than five minutes.",
    why: v.reason,
    next: ["Set the clock, for example by turning on automatic time, and run the command again"],
  }),
  "log-policies-full": (v: { reason: string }) => ({
    message: "CloudWatch Logs has no room for another resource policy in this region.",
    why: v.reason,
    next: [
      "A region has at most ten of them. List them: `aws logs describe-resource-policies`",
      "Delete one that nobody uses, and run the command again",
    ],
  }),
  "account-not-active": (v: { reason: string }, { cmd }) => ({
    message: "The account cannot use a service of the workshop yet.",
    why: v.reason,
    next: [
      "Complete the sign-up in the AWS console: payment method, phone number and support plan",
      `AWS activates a new account within 24 hours. Check it then: \`${cmd("doctor")}\``,
    ],
  }),
  "limit-exceeded": (v: { reason: string }) => ({
    message: "A quota of the account is reached.",
    why: v.reason,
    next: ["Delete what is no longer used, or request a higher quota from AWS"],
  }),
  "not-offered": (v: { reason: AnyMessage }, { say }) => ({
    message: "The endpoint does not offer an operation that this command needs.",
    why: say(v.reason),
    next: ["Work on this machine, with --target local, or on AWS, with --target aws"],
  }),
  "local-tables-damaged": (_: NoValues, { cmd }) => ({
    message: "The tables in the local endpoint's data folder are damaged. Nothing in them was changed.",
    why: "DynamoDB's files cannot be read. The items are lost; photos, faces and executions are still there.",
    next: [`Delete everything with \`${cmd("local reset")}\`, or move the data folder aside, and set up again`],
  }),
  "table-gone": (v: { table: string; stack: string }, { cmd }) => ({
    message: `The table ${v.table} of the stack ${v.stack} does not exist.`,
    why: "It was deleted outside the stack, and CloudFormation does not create it again.",
    next: [`Delete the environment and set it up again: \`${cmd("teardown")}\`, then \`${cmd("setup")}\``],
  }),
  "function-gone": (v: { function: string; stack: string }, { cmd }) => ({
    message: `The function ${v.function} of the stack ${v.stack} does not exist.`,
    why: "It was deleted outside the stack, and CloudFormation does not create it again.",
    next: [`Delete the environment and set it up again: \`${cmd("teardown")}\`, then \`${cmd("setup")}\``],
  }),
  "role-changed": (v: { role: string; stack: string; gone: boolean }, { cmd }) => ({
    message: v.gone
      ? `The role ${v.role} of the stack ${v.stack} does not exist.`
      : `The role ${v.role} of the stack ${v.stack} has no permissions.`,
    why: `${v.gone ? "It was" : "Its policies were"} deleted outside the stack, and CloudFormation does not create ${v.gone ? "it" : "them"} again.`,
    next: [`Delete the environment and set it up again: \`${cmd("teardown")}\`, then \`${cmd("setup")}\``],
  }),
  "role-not-assumable": (v: { reason: string }, { cmd }) => ({
    message: "AWS cannot assume the role of the environment: it was deleted, or its trust policy was changed.",
    why: v.reason,
    next: [`Check the roles: \`${cmd("setup")}\``],
  }),
  "bucket-gone": (v: { bucket?: string | undefined }, { cmd }) => ({
    message:
      v.bucket === undefined ? "A bucket of the environment does not exist." : `The bucket ${v.bucket} does not exist.`,
    why: "Somebody deleted it, or another command is deleting the environment. CloudFormation does not create it again.",
    next: [
      `Run \`${cmd("setup")}\` again`,
      `If the bucket is still missing then, delete the environment first: \`${cmd("teardown")}\``,
    ],
  }),
  "stack-protected": (v: { stack: string }) => ({
    message: `The stack ${v.stack} is protected against deletion.`,
    why: "Its termination protection is enabled.",
    next: [
      `To allow its deletion: \`aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${v.stack}\``,
    ],
  }),
  "local-disk-full": (v: { running: boolean }, { cmd }) => ({
    message: "The disk that holds the local endpoint's data folder is full.",
    why: v.running ? "The execution continues as soon as there is room." : "Nothing of this request was stored.",
    next: [
      v.running
        ? `Free some space. Then \`${cmd("inspect")}\` shows how the execution ended`
        : "Free some space and run the command again: what was stored before is still there",
      "A limit of file sizes has the same effect: `ulimit -f` shows it",
    ],
  }),
  "local-endpoint-ended": (v: { reason: string }) => ({
    message: "The local endpoint ended while the command was working.",
    why: v.reason,
    next: ["Run the command again: it starts the endpoint, and what was stored is still there"],
  }),
  "object-not-deleted": (v: { key?: string | undefined; bucket: string; reason?: string | undefined }, { cmd }) => ({
    message: `${v.key ?? "An object"} in ${v.bucket} could not be deleted.`,
    why: v.reason,
    next: [`Remove the cause and run \`${cmd("teardown")}\` again: it continues where this one stopped`],
  }),
} satisfies AreaText;
