import * as Flags from "@oclif/core/flags";
import type { TargetWish } from "../workshop/target.ts";

/** The flags every command has. */
export const targetFlags = {
  target: Flags.string({
    summary: "Where to work: this machine (local) or AWS (aws).",
    options: ["local", "aws"],
    helpGroup: "TARGET",
  }),
  profile: Flags.string({ summary: "Profile of the AWS configuration; implies --target aws.", helpGroup: "TARGET" }),
  region: Flags.string({ summary: "Region to work in (default us-west-2).", helpGroup: "TARGET" }),
  "endpoint-url": Flags.string({ summary: "Address of another endpoint that speaks for AWS.", helpGroup: "TARGET" }),
  env: Flags.string({
    summary: "Name of the environment; added to every name, so that many live in one account.",
    helpGroup: "TARGET",
  }),
  json: Flags.boolean({ summary: "Print one JSON envelope.", helpGroup: "GLOBAL" }),
};

/** The values of the target flags, as a command parsed them. */
export interface TargetFlagValues {
  readonly target?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly "endpoint-url"?: string | undefined;
  readonly env?: string | undefined;
}

/** What the flags say about the target. */
export function wishFromFlags(flags: TargetFlagValues): TargetWish {
  return {
    target: flags.target,
    profile: flags.profile,
    region: flags.region,
    endpointUrl: flags["endpoint-url"],
    environment: flags.env,
  };
}
