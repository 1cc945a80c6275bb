import { partitionOf } from "../arn.ts";
import type { AskCode } from "../aws/credentials.ts";
import { readConfiguredRegion, readIdentity, type Identity } from "../aws/identity.ts";
import { openSession, type AwsSession, type Connection } from "../aws/session.ts";
import { UserError } from "../user-error.ts";
import { environmentNames, type Names } from "./names.ts";
import type { Port, TargetSummary } from "./port.ts";
import { recentResources, type RecentResources } from "./recent-resources.ts";
import { defaultRegion, type TargetChoice } from "./target.ts";

/** One workshop environment: where it is, what its things are called, and how to talk to them and about them. */
export interface Environment {
  readonly target: TargetSummary;
  readonly names: Names;
  readonly session: AwsSession;
  readonly port: Port;
  /** Aborted when the person interrupts; waits end then. */
  readonly signal: AbortSignal;
  /** The resources made from the working folder moments ago; nothing is known where it is missing. */
  readonly recent?: RecentResources | undefined;
  /** The working folder, where a command has one. */
  readonly folder?: string | undefined;
  /** The bucket that the functions' zip files lie in, where several environments share one; default: its own. */
  readonly sharedArtifacts?: string | undefined;
}

/** The facts about the local endpoint that clients need. */
export interface LocalEndpoint {
  readonly url: string;
  readonly account: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const refusedToken = /^(InvalidClientTokenId|UnrecognizedClientException)$/;

/**
 * Who works here: the account is known before anything is asked for on this machine.
 *
 * @param elsewhere the same credentials in a region that every account has
 * @throws UserError `region-not-enabled`, `other-account` (exit code 3)
 */
export async function identify(
  session: AwsSession,
  choice: TargetChoice,
  elsewhere: AwsSession | undefined,
): Promise<Identity> {
  const identity = await readIdentity(session).catch(async (error: unknown) => {
    if (elsewhere === undefined || !(error instanceof Error) || !refusedToken.test(error.name)) throw error;
    // A region that is not enabled refuses credentials that are good elsewhere.
    if (
      await readIdentity(elsewhere).then(
        () => false,
        () => true,
      )
    )
      throw error;
    throw new UserError({ code: "region-not-enabled", values: { region: session.region }, cause: error });
  });
  const { expected, profile } = choice;
  if (expected === undefined || expected.account === identity.account) return identity;
  const { account: wanted, stored } = expected;
  throw new UserError({ code: "other-account", values: { account: identity.account, wanted, stored, profile } });
}

/**
 * Opens the chosen environment and names it: asks AWS, or another endpoint, whose credentials are used; the local
 * endpoint's account is known.
 *
 * @param options.local the running local endpoint; required when the choice is local
 * @param options.folder the working folder: what was made from it moments ago is waited for
 * @param options.changes whether the command is going to change something
 * @throws UserError `profile-not-found`, `other-account`, `other-local-account` (exit code 3)
 */
export async function openEnvironment(options: {
  choice: TargetChoice;
  local?: LocalEndpoint | undefined;
  port: Port;
  signal: AbortSignal;
  changes: boolean;
  folder?: string | undefined;
}): Promise<Environment> {
  const { local, port, signal } = options;
  const askCode: AskCode = (device) => port.enter({ code: "ask-mfa-code", values: { device } });
  const { region, endpointUrl, credentials, kind } = local
    ? {
        ...options.choice,
        region: options.choice.region ?? defaultRegion,
        endpointUrl: local.url,
        credentials: local.credentials,
      }
    : await resolveProfile(options.choice, askCode);
  const session = openSession({
    region,
    endpointUrl,
    credentials,
    onWait: (wait) => port.notify({ type: "retry", operation: "AWS", ...wait }),
  });
  const elsewhere =
    kind === "aws" && partitionOf(region) === "aws" && region !== "us-east-1"
      ? openSession({ region: "us-east-1", credentials })
      : undefined;
  if (local) refuseOtherAccount(local, options.choice);
  const account = local?.account ?? (await identify(session, options.choice, elsewhere)).account;
  const { environment, profile } = options.choice;
  const target: TargetSummary = { target: kind, account, region, environment, endpointUrl, profile };
  port.notify({ type: "target", target, changes: options.changes });
  return {
    target,
    names: environmentNames({ account, region, environment }),
    session: session.forBucketsOf(account),
    port,
    signal,
    folder: options.folder,
    recent: kind === "local" || options.folder === undefined ? undefined : recentResources(options.folder, target),
  };
}

/** @throws UserError `other-local-account` (exit code 3) */
function refuseOtherAccount({ account }: LocalEndpoint, { expected }: TargetChoice): void {
  if (expected === undefined || expected.account === account) return;
  throw new UserError({ code: "other-local-account", values: { account, wanted: expected.account } });
}

interface Resolved {
  readonly kind: TargetChoice["kind"];
  readonly region: string;
  readonly endpointUrl: string | undefined;
  readonly credentials: Connection["credentials"];
}

/** A named profile is the only source of credentials, and may bring a region and its own address. */
async function resolveProfile(choice: TargetChoice, askCode: AskCode): Promise<Resolved> {
  const { listProfiles } = await import("../aws/profiles.ts");
  const profiles = await listProfiles();
  const profile = profiles.find(({ name }) => name === (choice.profile ?? "default"));
  if (choice.profile !== undefined && profile === undefined)
    throw new UserError({
      code: "profile-not-found",
      values: { profile: choice.profile, known: profiles.map(({ name }) => name) },
    });
  const configured = choice.profile === undefined ? await readConfiguredRegion() : profile?.region;
  const region = choice.region ?? configured ?? defaultRegion;
  const endpointUrl = choice.endpointUrl ?? profile?.endpointUrl;
  const { profileCredentials } = await import("../aws/credentials.ts");
  return {
    kind: endpointUrl === undefined ? choice.kind : "endpoint",
    region,
    endpointUrl,
    credentials:
      choice.profile === undefined ? undefined : profileCredentials({ profile: choice.profile, region, askCode }),
  };
}
