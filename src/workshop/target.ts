import { partitionOf } from "../arn.ts";
import { UserError } from "../user-error.ts";
import { checkEnvironmentName } from "./names.ts";
import type { TargetSummary } from "./port.ts";

export const defaultRegion = "us-west-2";

/** `--env default` leads back to the environment without a name when another one is stored. */
const noEnvironment = "default";

/** Where the workshop works, before anything was contacted. */
export interface TargetChoice {
  readonly kind: TargetSummary["target"];
  /** Absent only for `aws`, where a profile may name the region. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly environment?: string | undefined;
  /** The account that the credentials have to belong to: a flag names it, or `setup` stored it. */
  readonly expected?: { readonly account: string; readonly stored: boolean } | undefined;
}

/** One source's settings of the target: the flags, the environment variables, or the stored choice. */
export interface TargetSettings {
  readonly target?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly environment?: string | undefined;
  readonly account?: string | undefined;
  /** Access keys are exported. */
  readonly keys?: boolean | undefined;
}

/** Returns what the environment variables say about the target. Empty values count as unset. */
export function targetFromVariables(variables: Readonly<Record<string, string | undefined>>): TargetSettings {
  return {
    target: variables["WILDRYDES_TARGET"] || undefined,
    region: variables["AWS_REGION"] || variables["AWS_DEFAULT_REGION"] || undefined,
    endpointUrl: variables["AWS_ENDPOINT_URL"] || undefined,
    environment: variables["WILDRYDES_ENV"] || undefined,
    profile: variables["AWS_PROFILE"] || undefined,
    keys: Boolean(variables["AWS_ACCESS_KEY_ID"] && variables["AWS_SECRET_ACCESS_KEY"]),
  };
}

/**
 * Chooses the target: a flag beats a variable, a variable beats the stored choice, and without any of them it is this
 * machine in us-west-2. AWS's own variables (`AWS_PROFILE`, keys, region) choose nothing while the target is this
 * machine. A stored region, profile and environment name belong to the stored target and are not carried over to
 * another one; another profile does not inherit the stored region.
 */
export function chooseTarget(sources: {
  flags: TargetSettings;
  variables: TargetSettings;
  stored: TargetSettings;
}): TargetChoice {
  const { flags, variables, stored } = sources;
  const storedPlace = placeOf(stored, "stored");
  const place = placeOf(flags, "flag") ?? placeOf(variables, "variable") ?? storedPlace;
  const kind = place?.kind ?? "local";
  const isKept = storedPlace === undefined || samePlace(place, storedPlace, flags.profile);
  const kept = isKept ? stored : {};
  const exported = kind === "local" ? {} : variables;
  const profile = kind === "local" ? undefined : chooseProfile(flags, exported, kept);
  const otherProfile = exported.profile !== undefined && profile !== kept.profile;
  const environment = flags.environment ?? variables.environment ?? kept.environment;
  const region = flags.region ?? exported.region ?? (otherProfile ? undefined : kept.region);
  const checked = region ?? (kind === "aws" ? undefined : defaultRegion);
  return {
    kind,
    region: checked === undefined ? undefined : checkRegion(checked, kind),
    profile,
    endpointUrl: place?.endpointUrl,
    environment:
      environment === undefined || environment === noEnvironment ? undefined : checkEnvironmentName(environment),
    // The stored account is one of AWS.
    expected: expectAccount(flags, kind === "local" ? {} : kept),
  };
}

function chooseProfile(flags: TargetSettings, exported: TargetSettings, kept: TargetSettings): string | undefined {
  return flags.profile ?? exported.profile ?? (exported.keys === true ? undefined : kept.profile);
}

function expectAccount(flags: TargetSettings, kept: TargetSettings): TargetChoice["expected"] {
  if (flags.account !== undefined) return { account: checkAccount(flags.account), stored: false };
  return kept.account === undefined ? undefined : { account: kept.account, stored: true };
}

interface Place {
  readonly kind: TargetChoice["kind"];
  readonly profile?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

function placeOf(settings: TargetSettings, source: "flag" | "variable" | "stored"): Place | undefined {
  const target = settings.target === undefined ? undefined : checkTarget(settings.target);
  if (
    source === "flag" &&
    target === "local" &&
    (settings.profile !== undefined || settings.endpointUrl !== undefined)
  ) {
    const flag = settings.profile === undefined ? "endpoint-url" : "profile";
    throw new UserError({ code: "contradicting-target", values: { flag } });
  }
  if (target === "local") return { kind: "local" };
  const profile = source === "variable" ? undefined : settings.profile;
  if (settings.endpointUrl !== undefined)
    return { kind: "endpoint", endpointUrl: checkUrl(settings.endpointUrl), profile };
  if (target === "aws" || profile !== undefined) return { kind: "aws", profile };
  return undefined;
}

/**
 * A profile that a flag names is another place than the stored profile; a profile that is exported is checked later.
 */
function samePlace(one: Place | undefined, stored: Place, namedProfile: string | undefined): boolean {
  const sameProfile = namedProfile === undefined || namedProfile === stored.profile;
  return sameProfile && one?.kind === stored.kind && one.endpointUrl === stored.endpointUrl;
}

function checkAccount(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new UserError({ code: "bad-account", values: { account: text } });
}

function checkTarget(text: string): "local" | "aws" {
  if (text === "local" || text === "aws") return text;
  // The stored choice writes an endpoint's address beside its kind; the address alone decides.
  if (text === "endpoint") return "aws";
  throw new UserError({ code: "unknown-target", values: { target: text } });
}

function checkRegion(text: string, kind: TargetChoice["kind"]): string {
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text)) throw new UserError({ code: "bad-region", values: { region: text } });
  const partition = partitionOf(text);
  if (kind === "local" && partition !== "aws")
    throw new UserError({ code: "local-partition", values: { region: text, partition } });
  return text;
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return text.replace(/\/+$/, "");
  throw new UserError({ code: "bad-endpoint-url", values: { url: text } });
}

/** Whether two addresses reach the same listener: `localhost` and `127.0.0.1` are one. */
export function sameEndpoint(one: string, other: string): boolean {
  return endpointKey(one) === endpointKey(other);
}

function endpointKey(address: string): string {
  const url = new URL(address);
  const host = url.hostname === "localhost" || url.hostname === "[::1]" ? "127.0.0.1" : url.hostname;
  return `${url.protocol}//${host}:${url.port}`;
}
