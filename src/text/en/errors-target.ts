import type { AreaText } from "../entry.ts";

/** Errors about where to work: target, region, endpoint, environment, and the choice stored for a folder. */
export const text = {
  "contradicting-target": (v: { flag: string }) => ({
    message: `--target local and --${v.flag} exclude each other.`,
    why: "The local target has its own address and its own keys.",
    next: [`Leave out --target local, or leave out --${v.flag}`],
  }),
  "unknown-target": (v: { target: string }) => ({
    message: `Unknown target: ${v.target}`,
    why: "The targets are local and aws.",
    next: ["Use --target local or --target aws", "If the value comes from WILDRYDES_TARGET, unset that variable"],
  }),
  "bad-region": (v: { region: string }) => ({
    message: `Unknown region: ${v.region}`,
    next: ["Use the code of a region, such as --region us-west-2"],
  }),
  "local-partition": (v: { region: string; partition: string }, { cmd }) => ({
    message: `The local endpoint has AWS's commercial regions only: ${v.region}`,
    why: `${v.region} belongs to the partition ${v.partition}, whose ARNs differ.`,
    next: [
      "Use a commercial region, such as --region us-west-2",
      `Work on AWS: \`${cmd("doctor", { target: "aws", region: v.region })}\``,
    ],
  }),
  "bad-endpoint-url": (v: { url: string }) => ({
    message: `Invalid endpoint address: ${v.url}`,
    why: "The address of an endpoint begins with http:// or https://.",
    next: ["Use an address such as --endpoint-url http://127.0.0.1:5000"],
  }),
  "bad-environment-name": (v: { name: string }) => ({
    message: `Invalid environment name: ${v.name}`,
    why: "The name becomes part of bucket names: up to 15 lower-case letters, digits and hyphens, with no hyphen at either end.",
    next: ["Choose a name such as --env blue"],
  }),
  "reserved-environment-name": (v: { name: string }) => ({
    message: `Invalid environment name: ${v.name}`,
    why: "Its state machines would have the names of the default environment's machines.",
    next: ["Choose a name that does not begin with a stage's number, sdk, express or live, such as --env blue"],
  }),
  "no-working-folder": {
    message: "The working folder does not exist any more.",
    next: ["Change to a folder that exists, and run the command again"],
  },
  "bad-stored-choice": (v: { file: string; reason?: string | undefined }, { cmd }) => ({
    message: `The file ${v.file} cannot be read.`,
    why: v.reason,
    next: [`Delete the file and run \`${cmd("setup")}\` again`],
  }),
  "bucket-taken": (v: { bucket: string }) => ({
    message: `The bucket ${v.bucket} belongs to another account.`,
    why: "Bucket names are unique in all of AWS.",
    next: ["Use another environment name, such as --env blue: it becomes part of the bucket's name"],
  }),
  "bucket-denied": (v: { bucket: string }) => ({
    message: `Access to the bucket ${v.bucket} is denied.`,
    why: "Either these credentials lack s3:ListBucket, or the bucket belongs to another account.",
    next: [
      "Ask for a policy that allows s3:ListBucket on this bucket",
      "If the bucket is not yours, use another environment name, such as --env blue",
    ],
  }),
  "bucket-elsewhere": (v: { bucket: string }) => ({
    message: `The bucket ${v.bucket} is in another region.`,
    next: ["Name the region of the bucket with --region", "Or use another environment name, such as --env blue"],
  }),
} satisfies AreaText;
