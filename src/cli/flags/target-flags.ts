import * as Flags from "@oclif/core/flags";
import { languages } from "../../text/languages.ts";
import type { HintedFlags } from "../../text/command-line.ts";
import type { TargetSettings } from "../../workshop/target.ts";

/** The flags every command has. */
export const globalFlags = {
  json: Flags.boolean({ summary: "Print the result as JSON.", helpGroup: "GLOBAL" }),
  lang: Flags.string({
    summary: "Language of texts: English (en) or Korean (ko). Default: WILDRYDES_LANG, then the locale.",
    options: [...languages],
    helpGroup: "GLOBAL",
  }),
};

/** The flags of every command that works somewhere. */
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
      "Name of the environment, which becomes part of every resource's name. `default` means the one without a name.",
    helpGroup: "TARGET",
  }),
  account: Flags.string({
    summary: "Account that the credentials must belong to. Any other account is refused.",
    helpGroup: "TARGET",
  }),
  timeout: Flags.integer({
    summary: "Stop waiting after N seconds, with exit code 69. AWS finishes what it has started.",
    min: 1,
    max: 2_000_000,
    helpGroup: "TARGET",
  }),
  ...globalFlags,
};

/** The values of the target flags, as a command parsed them. */
export interface TargetFlagValues {
  readonly target?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly "endpoint-url"?: string | undefined;
  readonly env?: string | undefined;
  readonly account?: string | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
}

/** Returns what the flags say about the target. */
export function targetFromFlags(flags: TargetFlagValues): TargetSettings {
  return {
    target: flags.target,
    profile: flags.profile,
    region: flags.region,
    endpointUrl: flags["endpoint-url"],
    environment: flags.env,
    account: flags.account,
  };
}

/**
 * The target flags that a hint has to repeat: those without which a call in this folder would work elsewhere.
 *
 * @param choose what flags lead to, together with the variables and the stored choice
 */
export function neededTargetFlags(flags: TargetFlagValues, choose: (flags: TargetFlagValues) => object): HintedFlags {
  const { target, profile, region, "endpoint-url": endpointUrl, env, account } = flags;
  const meant = JSON.stringify(choose(flags));
  let needed: TargetFlagValues = { target, profile, region, "endpoint-url": endpointUrl, env, account };
  for (const name of Object.keys(needed)) {
    const fewer = { ...needed, [name]: undefined };
    if (leadsTo(fewer, choose) === meant) needed = fewer;
  }
  return { ...needed };
}

/** Without a flag, a variable that it overrules may be wrong. */
function leadsTo(flags: TargetFlagValues, choose: (flags: TargetFlagValues) => object): string | undefined {
  try {
    return JSON.stringify(choose(flags));
  } catch {
    return undefined;
  }
}
