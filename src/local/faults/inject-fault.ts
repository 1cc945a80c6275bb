import { setTimeout as sleep } from "node:timers/promises";
import { AwsError } from "../aws-error.ts";
import type { DispatchedCall } from "../dispatcher.ts";
import { BrokenConnection } from "./broken-connection.ts";
import { usualSeconds, type Fault } from "./fault.ts";
import { inputOf } from "./input-of.ts";
import type { LingeringNames } from "./lingering-names.ts";
import { assumedBy } from "./new-roles.ts";
import type { FaultTrigger } from "./fault-trigger.ts";
import { throttled } from "./throttle.ts";

/** A fault with what it has counted. */
export interface ArmedFault {
  readonly fault: Fault;
  readonly trigger: FaultTrigger;
  /** Takes a token of the operation's bucket; false when there is none. */
  takeToken(call: DispatchedCall): boolean;
  /** Notes that it struck a call. */
  struck(call: DispatchedCall): void;
}

/** The context of a strike, beside its fault. */
interface StrikeContext {
  readonly names: LingeringNames;
  /** When a role was made, in milliseconds since 1970. */
  readonly roleMadeAt: (roleArn: string) => number | undefined;
  readonly now: () => number;
  /** The call came over HTTP: its connection can break. */
  readonly isWire: boolean;
}

/** The effect of a fault on a call: an error, or a pause in seconds. */
type Trouble = Error | number;

/**
 * Lets the faults strike that keep a call from its service.
 *
 * @throws AwsError as AWS answers, or BrokenConnection
 */
export async function injectBefore(
  call: DispatchedCall,
  faults: readonly ArmedFault[],
  context: StrikeContext,
): Promise<void> {
  for (const armed of faults) {
    const trouble = troubleOf(armed, call, context);
    if (trouble === undefined || !armed.trigger.strikes()) continue;
    armed.struck(call);
    if (typeof trouble !== "number") throw trouble;
    await pause(trouble, call.signal);
  }
}

/** Breaks the connection of a call that came over HTTP and was carried out. */
export function injectAfter(call: DispatchedCall, faults: readonly ArmedFault[]): void {
  for (const armed of faults) {
    if (armed.fault.kind !== "lost-answer" || !armed.trigger.strikes()) continue;
    armed.struck(call);
    throw new BrokenConnection();
  }
}

function troubleOf(armed: ArmedFault, call: DispatchedCall, context: StrikeContext): Trouble | undefined {
  const { fault } = armed;
  const { service, operation } = call;
  switch (fault.kind) {
    case "throttle":
      return isRandom(fault) || !armed.takeToken(call) ? throttled(service) : undefined;
    case "error": {
      const status = fault.status === undefined ? {} : { statusCode: fault.status };
      return new AwsError(fault.code ?? "InternalFailure", fault.message ?? "A fault asked for this error.", status);
    }
    case "delay":
    case "slow-stack":
      return secondsOf(fault);
    case "reset":
      return context.isWire ? new BrokenConnection() : undefined;
    case "without-service":
      return context.isWire ? new BrokenConnection() : new AwsError("SdkClientException", noHost);
    case "head-403":
      return service === "s3" && operation.startsWith("Head")
        ? new AwsError("AccessDenied", "Access Denied", { statusCode: 403 })
        : undefined;
    case "propagation":
      return refusalOfNewRole(fault, call, context);
    case "deleting-for":
      return context.names.refusal(
        { service, operation, input: inputOf(call), region: call.caller.region },
        secondsOf(fault),
      );
    default:
      return undefined;
  }
}

const noHost = "Unable to execute HTTP request: the host of this service does not exist in this region";

/** A throttle with a rate or a number of strikes needs no bucket. */
function isRandom({ rate, count, skip }: Fault): boolean {
  return rate !== undefined || count !== undefined || skip !== undefined;
}

function refusalOfNewRole(fault: Fault, call: DispatchedCall, { roleMadeAt, now }: StrikeContext): Error | undefined {
  const assumed = assumedBy(call.service, call.operation, inputOf(call));
  const madeAt = assumed && roleMadeAt(assumed.role);
  if (assumed === undefined || madeAt === undefined) return undefined;
  const age = now() - madeAt;
  return age >= 0 && age < secondsOf(fault) * 1000 ? assumed.refusal : undefined;
}

/** The fault's own seconds, or else the usual ones of its kind; 0 for a kind that does not wait. */
export function secondsOf(fault: Fault): number {
  return fault.seconds ?? usualSeconds[fault.kind] ?? 0;
}

/** A caller that goes away does not take back what it asked for: the call is then carried out at once. */
async function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(seconds * 1000, undefined, { ref: false, ...(signal ? { signal } : {}) });
  } catch {
    // Aborted.
  }
}
