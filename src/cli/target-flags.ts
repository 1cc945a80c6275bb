import * as Flags from "@oclif/core/flags";
import { languages } from "../text/languages.ts";
import type { HintedFlags } from "../text/command-line.ts";
import type { TargetWish } from "../workshop/target.ts";

/** The flags every command has. */
export const targetFlags = {
  target: Flags.string({
    summary: "Where to work: on this machine (local) or on AWS (aws).",
    options: ["local", "aws"],
    helpGroup: "TARGET",
  }),
  profile: Flags.string({ summary: "Profile of the AWS configuration. Implies --target aws.", helpGroup: "TARGET" }),
  region: Flags.string({ summary: "Region to work in (default us-west-2).", helpGroup: "TARGET" }),
  "endpoint-url": Flags.string({ summary: "Address of another AWS-compatible endpoint.", helpGroup: "TARGET" }),
  env: Flags.string({
    summary:
      "Name of the environment. It is added to every name, so that one account can hold many. The name default means none.",
    helpGroup: "TARGET",
  }),
  account: Flags.string({
    summary: "Account that the credentials have to belong to. Another one is refused.",
    helpGroup: "TARGET",
  }),
  json: Flags.boolean({ summary: "Print the result as JSON.", helpGroup: "GLOBAL" }),
  lang: Flags.string({
    summary: "Language of texts: English (en) or Korean (ko). Default: WILDRYDES_LANG, then the locale.",
    options: [...languages],
    helpGroup: "GLOBAL",
  }),
};

/** The values of the target flags, as a command parsed them. */
export interface TargetFlagValues {
  readonly target?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly "endpoint-url"?: string | undefined;
  readonly env?: string | undefined;
  readonly account?: string | undefined;
}

/** What the flags say about the target. */
export function wishFromFlags(flags: TargetFlagValues): TargetWish {
  return {
    target: flags.target,
    profile: flags.profile,
    region: flags.region,
    endpointUrl: flags["endpoint-url"],
    environment: flags.env,
    account: flags.account,
  };
}

/** The target flags that were given, as hints repeat them. */
export function givenTargetFlags(flags: TargetFlagValues): HintedFlags {
  const { target, profile, region, "endpoint-url": endpointUrl, env, account } = flags;
  return { target, profile, region, "endpoint-url": endpointUrl, env, account };
}
