import type { AnyMessage, AreaText } from "../entry.ts";

/** Errors about the account of the credentials, their source, and the way of calls to AWS. */
export const text = {
  "bad-account": (v: { account: string }) => ({
    message: `Invalid account: ${v.account}`,
    why: "The id of an AWS account has 12 digits.",
    next: ["Use an id such as --account 123456789012"],
  }),
  "other-account": (v: { account: string; wanted: string; stored: boolean; profile?: string | undefined }) => ({
    message: `These credentials belong to account ${v.account}, not to account ${v.wanted}.`,
    why: v.stored
      ? `\`setup\` stored account ${v.wanted} for this folder. Nothing was read or changed in account ${v.account}.`
      : `--account names ${v.wanted}. Nothing was read or changed in account ${v.account}.`,
    next: [
      `Use credentials of account ${v.wanted}${v.profile === undefined ? "" : `: the profile ${v.profile} now has those of another account`}`,
      `To work in account ${v.account}, pass --account ${v.account}`,
    ],
  }),
  "other-local-account": (v: { account: string; wanted: string }) => ({
    message: `The local endpoint's account is ${v.account}, not ${v.wanted}.`,
    why: `--account names ${v.wanted}. Nothing was read or changed.`,
    next: ["To work on AWS, pass --target aws", "To work on this machine, leave --account out"],
  }),
  "bad-tag": (v: { tag: string }) => ({
    message: `Invalid tag: ${v.tag}`,
    why: "A tag is KEY=VALUE, with at most 128 characters for the key and 256 for the value. Both consist of letters, digits, spaces and _ . : / = + - @. A key cannot begin with aws: or wildrydes:.",
    next: ["Use a tag such as --tags cost-centre=1234"],
  }),
  "bad-permissions-boundary": (v: { arn: string }) => ({
    message: `Invalid permissions boundary: ${v.arn}`,
    why: "A permissions boundary is the ARN of a managed policy.",
    next: ["Use an ARN such as arn:aws:iam::123456789012:policy/boundary, or off"],
  }),
  "bad-service-role": (v: { arn: string }) => ({
    message: `Invalid service role: ${v.arn}`,
    why: "A service role is the ARN of a role that trusts cloudformation.amazonaws.com.",
    next: ["Use an ARN such as arn:aws:iam::123456789012:role/deployer"],
  }),
  "service-role-refused": (v: { role: string }, { cmd }) => ({
    message: `CloudFormation cannot assume the role ${v.role}.`,
    why: "The role does not exist, or does not trust cloudformation.amazonaws.com. A stack keeps the role that it was created with.",
    next: [
      `Create the role, or name another one: \`${cmd("setup", { "service-role": "ARN" })}\``,
      "To delete a stack whose role no longer exists: `aws cloudformation delete-stack --stack-name STACK --role-arn ARN`",
    ],
  }),
  "profile-not-found": (v: { profile: string; known: readonly string[] }) => ({
    message: `Unknown profile: ${v.profile}`,
    why:
      v.known.length === 0
        ? "The AWS configuration of this user has no profiles."
        : `The AWS configuration has these profiles: ${v.known.join(", ")}.`,
    next: [
      v.known.length === 0
        ? "Correct --profile or AWS_PROFILE, or leave them out"
        : "Name one of them with --profile, or correct AWS_PROFILE",
      `Or create it: \`aws configure --profile ${v.profile}\``,
    ],
  }),
  "mfa-needed": (v: { question: AnyMessage | string }, { say }) => ({
    message: "These credentials need an MFA code, and there is no terminal to ask on.",
    why: `The command asks: ${say(v.question)}`,
    next: ['Export temporary keys first: `eval "$(aws configure export-credentials --format env)"`'],
  }),
  "sso-expired": (v: { profile?: string | undefined; reason: string }) => ({
    message: `The SSO session${v.profile === undefined ? "" : ` of profile ${v.profile}`} has expired.`,
    why: v.reason,
    next: [`Sign in again: \`aws sso login${v.profile === undefined ? "" : ` --profile ${v.profile}`}\``],
  }),
  "login-expired": (v: { profile?: string | undefined; reason: string }) => ({
    message: `The sign-in${v.profile === undefined ? "" : ` of profile ${v.profile}`} has expired.`,
    why: v.reason,
    next: [`Sign in again: \`aws login${v.profile === undefined ? "" : ` --profile ${v.profile}`}\``],
  }),
  "process-failed": (v: { profile?: string | undefined; reason: string }) => ({
    message: `The credential_process${v.profile === undefined ? "" : ` of profile ${v.profile}`} failed.`,
    why: v.reason,
    next: ["Run the command that the profile names by hand, and correct it"],
  }),
  "ca-bundle-unreadable": (v: { file: string; reason: string }) => ({
    message: `The certificates of AWS_CA_BUNDLE cannot be read: ${v.file}`,
    why: v.reason,
    next: ["Correct AWS_CA_BUNDLE, or unset it"],
  }),
  "tls-not-trusted": (v: { reason: string }) => ({
    message: "The server's certificate is not trusted.",
    why: `${v.reason}. A proxy of the network probably replaces the certificates of AWS.`,
    next: ["Set AWS_CA_BUNDLE to a file with the network's certificate in PEM format"],
  }),
  "aws-unreachable": (v: { address?: string | undefined; region?: string | undefined; reason: string }) => ({
    message: `AWS did not respond${v.address === undefined ? "" : ` at ${v.address}`}.`,
    why: v.reason,
    next: [
      `Check the network, and HTTPS_PROXY where the network needs a proxy`,
      v.region === undefined ? "Check the region: --region or AWS_REGION" : `Check the region: ${v.region}`,
      "Or work on this machine, without an account: --target local",
    ],
  }),
  "denied-by-organization": (v: {
    action?: string | undefined;
    by: "scp" | "rcp" | "boundary" | "session" | "endpoint" | "resource";
    reason: string;
  }) => ({
    message: `${
      {
        scp: "A service control policy of the organization",
        rcp: "A resource control policy of the organization",
        boundary: "A permissions boundary",
        session: "A session policy",
        endpoint: "A VPC endpoint policy",
        resource: "The policy of the resource itself, such as a bucket policy,",
      }[v.by]
    } denies ${v.action ?? "this action"}.`,
    why: v.reason,
    next:
      v.by === "resource"
        ? ["More permissions for this user or role do not help. Remove the deny from the resource's policy"]
        : [
            "More permissions for this user or role do not help. Ask an administrator of the account",
            "Or use another account or region",
          ],
  }),
  "recording-not-found": (v: { file: string; problem: AnyMessage }, { line, say }) => ({
    message: `Cannot read the recording ${v.file}.`,
    why: say(v.problem),
    next: [`Record one: \`${line(`doctor --deep --record ${v.file}`)}\``],
  }),
  "recording-unreadable": (v: { file: string }, { line }) => ({
    message: `${v.file} is not a recording.`,
    next: [`Record one: \`${line(`doctor --deep --record ${v.file}`)}\``],
  }),
  "recording-differs": (v: { file: string; differences: number }) => ({
    message: `The responses differ from the recording ${v.file} in ${v.differences === 1 ? "one place" : `${v.differences} places`}.`,
  }),
  "deep-failed": (v: { environment: string; failure?: AnyMessage | undefined; left: number }, { say, cmd }) => ({
    message: `The demo in the environment ${v.environment} did not go as expected.`,
    why: v.failure === undefined ? undefined : say(v.failure),
    next:
      v.left === 0
        ? [`The environment is deleted. Check the account: \`${cmd("doctor")}\``]
        : [`Parts of the environment are left. Delete them: \`${cmd("teardown", { env: v.environment })}\``],
  }),
  "doctor-failed": (v: { failed: readonly string[] }) => ({
    message: `Not ready: ${v.failed.join(", ")}.`,
  }),
  "not-ready": (v: { findings: readonly AnyMessage[] }, { say, cmd }) => ({
    message: "The account is not ready for the environment. Nothing was created.",
    why: v.findings.map(say).join("\n"),
    next: [`Check everything: \`${cmd("doctor")}\``],
  }),
  "region-incomplete": (v: { region: string; nearest: string }) => ({
    message: `The region ${v.region} has no Rekognition. Nothing was created.`,
    why: "The workshop needs Rekognition, Lambda, Step Functions, DynamoDB and S3 in one region.",
    next: [`Use another region, such as --region ${v.nearest}`],
  }),
  "region-not-enabled": (v: { region: string }) => ({
    message: `The region ${v.region} is not enabled in this account.`,
    why: "The same credentials work in us-east-1.",
    next: ["Enable the region in the account's settings", "Or use another one, such as --region us-west-2"],
  }),
  "not-ours": (v: { kind: "stack" | "collection" | "bucket" | "machine"; name: string }) => ({
    message: `The ${v.kind === "machine" ? "state machine" : v.kind} ${v.name} does not belong to this environment.`,
    why: "It has no tags of this environment. Nothing was changed or deleted.",
    next: ["Use another environment, such as --env blue: its name becomes part of the names of its resources"],
  }),
} satisfies AreaText;
