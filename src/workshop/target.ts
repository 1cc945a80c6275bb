import { UserError } from "../user-error.ts";
import { checkEnvironmentName } from "./names.ts";
import type { TargetSummary } from "./port.ts";

export const defaultRegion = "us-west-2";

/** Where the workshop shall work, before anything was contacted. */
export interface TargetChoice {
  readonly kind: TargetSummary["target"];
  /** Absent only for `aws`, where a profile may name the region. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly environment?: string | undefined;
}

/** What one source says about the target: the flags, the environment variables, or the stored choice. */
export interface TargetWish {
  readonly target?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly environment?: string | undefined;
}

/** What the environment variables say about the target. Empty values count as unset. */
export function wishFromVariables(variables: Readonly<Record<string, string | undefined>>): TargetWish {
  return {
    target: variables["WILDRYDES_TARGET"] || undefined,
    region: variables["AWS_REGION"] || variables["AWS_DEFAULT_REGION"] || undefined,
    endpointUrl: variables["AWS_ENDPOINT_URL"] || undefined,
    environment: variables["WILDRYDES_ENV"] || undefined,
  };
}

/**
 * Chooses the target: a flag beats a variable, a variable beats the stored choice, and without any of them it is this
 * machine in us-west-2. A stored region, profile and environment name belong to the stored target and are not carried
 * over to another one.
 */
export function chooseTarget(sources: { flags: TargetWish; variables: TargetWish; stored: TargetWish }): TargetChoice {
  const { flags, variables, stored } = sources;
  const place = placeOf(flags, "flag") ?? placeOf(variables, "variable") ?? placeOf(stored, "stored");
  const kind = place?.kind ?? "local";
  const storedPlace = placeOf(stored, "stored");
  const kept = samePlace(place, storedPlace) || !storedPlace ? stored : {};
  const environment = flags.environment ?? variables.environment ?? kept.environment;
  const region = flags.region ?? variables.region ?? kept.region ?? (kind === "aws" ? undefined : defaultRegion);
  return {
    kind,
    region: region === undefined ? undefined : checkRegion(region),
    profile: place?.profile ?? (kind === "local" ? undefined : kept.profile),
    endpointUrl: place?.endpointUrl,
    environment: environment === undefined ? undefined : checkEnvironmentName(environment),
  };
}

interface Place {
  readonly kind: TargetChoice["kind"];
  readonly profile?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

function placeOf(wish: TargetWish, source: "flag" | "variable" | "stored"): Place | undefined {
  const target = wish.target === undefined ? undefined : checkTarget(wish.target);
  if (source === "flag" && target === "local" && (wish.profile !== undefined || wish.endpointUrl !== undefined)) {
    const flag = wish.profile === undefined ? "--endpoint-url" : "--profile";
    throw new UserError({ code: "contradicting-target", values: { flag } });
  }
  if (target === "local") return { kind: "local" };
  if (wish.endpointUrl !== undefined)
    return { kind: "endpoint", endpointUrl: checkUrl(wish.endpointUrl), profile: wish.profile };
  if (target === "aws" || wish.profile !== undefined) return { kind: "aws", profile: wish.profile };
  return undefined;
}

function samePlace(one: Place | undefined, other: Place | undefined): boolean {
  return one?.kind === other?.kind && one?.endpointUrl === other?.endpointUrl;
}

function checkTarget(text: string): "local" | "aws" {
  if (text === "local" || text === "aws") return text;
  // The stored choice writes an endpoint's address beside its kind; the address alone decides.
  if (text === "endpoint") return "aws";
  throw new UserError({ code: "unknown-target", values: { target: text } });
}

function checkRegion(text: string): string {
  if (/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text)) return text;
  throw new UserError({ code: "bad-region", values: { region: text } });
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
