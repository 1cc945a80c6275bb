import { readConfiguredRegion, readIdentity } from "../aws/identity.ts";
import { openSession, type AwsSession } from "../aws/session.ts";
import { environmentNames, type Names } from "./names.ts";
import type { Port, TargetSummary } from "./port.ts";
import { defaultRegion, type TargetChoice } from "./target.ts";

/** One workshop environment: where it is, what its things are called, and how to talk to them and about them. */
export interface Environment {
  readonly target: TargetSummary;
  readonly names: Names;
  readonly session: AwsSession;
  readonly port: Port;
  /** Aborted when the person interrupts; waits end then. */
  readonly signal: AbortSignal;
}

/** What the local endpoint says of itself, as far as clients need it. */
export interface LocalEndpoint {
  readonly url: string;
  readonly account: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * Opens the chosen environment and names it: asks AWS, or another endpoint, whose credentials are used; the local
 * endpoint's account is known.
 *
 * @param options.local the running local endpoint; required when the choice is local
 * @param options.changes whether the command is going to change something
 */
export async function openEnvironment(options: {
  choice: TargetChoice;
  local?: LocalEndpoint | undefined;
  port: Port;
  signal: AbortSignal;
  changes: boolean;
}): Promise<Environment> {
  const { choice, local, port, signal } = options;
  const region = choice.region ?? (await readConfiguredRegion(choice.profile)) ?? defaultRegion;
  const session = openSession({
    region,
    endpointUrl: local?.url ?? choice.endpointUrl,
    credentials: local?.credentials,
    profile: choice.profile,
  });
  const account = local?.account ?? (await readIdentity(session)).account;
  const target: TargetSummary = {
    target: choice.kind,
    account,
    region,
    environment: choice.environment,
    endpointUrl: local?.url ?? choice.endpointUrl,
    profile: choice.profile,
  };
  port.notify({ type: "target", target, changes: options.changes });
  return {
    target,
    names: environmentNames({ account, region, environment: choice.environment }),
    session: session.forBucketsOf(account),
    port,
    signal,
  };
}
