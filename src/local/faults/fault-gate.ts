import type { DispatchedCall } from "../dispatcher.ts";
import type { ServiceName } from "../service.ts";
import { describeService } from "../services/registry.ts";
import { createBucket, limitOf } from "./throttle.ts";
import type { Fault, FaultOrigin } from "./fault.ts";
import { faultsChangedAt, readFaults, readTallies, writeTallies } from "./fault-file.ts";
import { createLaggingReads, type Carry } from "./stale/lagging-reads.ts";
import { createLingeringNames } from "./lingering-names.ts";
import { secondsOf, injectAfter, injectBefore, type ArmedFault } from "./inject-fault.ts";
import { effectOf } from "./stale/operations.ts";
import { inputOf } from "./input-of.ts";
import { createFaultTrigger } from "./fault-trigger.ts";

/** Everything between a call and its service that injects faults. */
export interface FaultGate {
  /** False when there is no fault: calls then pass without a detour. */
  readonly active: boolean;
  /** The stored faults, read again when they changed. */
  reload(): void;
  /** @param origin the service that calls, for calls from within the endpoint */
  pass(call: DispatchedCall, origin: ServiceName | undefined): Promise<unknown>;
}

/** @param options.carry carries a call out, past the gate */
export function createFaultGate(options: {
  dataFolder: string;
  carry: Carry;
  now: () => number;
  steadyNow: () => number;
  log: (line: string) => void;
  roleMadeAt: (roleArn: string) => number | undefined;
}): FaultGate {
  const { dataFolder, carry, now, steadyNow, log, roleMadeAt } = options;
  const reads = createLaggingReads({ carry, now: steadyNow });
  const names = createLingeringNames(steadyNow);
  let armed: readonly ArmedFault[] = [];
  let changedAt = -1;

  function onStrike({ id, kind }: Fault, { service, operation }: DispatchedCall): void {
    log(`fault ${id} ${kind}: ${service} ${operation}`);
    writeTallies(dataFolder, Object.fromEntries(armed.map(({ fault, trigger }) => [fault.id, trigger.tally()])));
  }

  function reload(): void {
    const moment = faultsChangedAt(dataFolder);
    if (moment === changedAt) return;
    changedAt = moment;
    const before = new Map(armed.map((one) => [one.fault.id, one]));
    const tallies = readTallies(dataFolder);
    armed = readFaults(dataFolder).map(
      (fault) => before.get(fault.id) ?? armFault(fault, { tally: tallies[fault.id], steadyNow, onStrike }),
    );
    if (armed.length > 0) log(`faults: ${armed.map(({ fault }) => `${fault.id} ${fault.kind}`).join(", ")}`);
    else if (before.size > 0) log("faults: none");
  }

  reload();
  return {
    get active() {
      return armed.length > 0;
    },
    reload,
    async pass(call, origin) {
      const from = originOf(call, origin);
      const concerning = armed.filter(({ fault }) => concerns(fault, call, from, origin));
      if (concerning.length === 0) return carry(call);
      const isWire = origin === undefined;
      await injectBefore(call, concerning, { names, roleMadeAt, now, isWire });
      const stale = concerning.find(({ fault }) => fault.kind === "stale");
      const output = await (stale ? passLagging(call, { stale, reads, carry }) : carry(call));
      names.removed(call.service, call.operation, inputOf(call), call.caller.region);
      if (isWire) injectAfter(call, concerning);
      return output;
    },
  };
}

/** Makes a stored fault ready to strike. */
function armFault(
  fault: Fault,
  options: {
    tally: { seen: number; struck: number } | undefined;
    steadyNow: () => number;
    onStrike: (fault: Fault, call: DispatchedCall) => void;
  },
): ArmedFault {
  const { tally, steadyNow, onStrike } = options;
  const buckets = new Map<string, { take(): boolean }>();
  return {
    fault,
    trigger: createFaultTrigger(fault, tally),
    takeToken({ service, operation, caller }) {
      const key = `${service} ${operation} ${caller.region}`;
      const limit = limitOf(service, operation);
      const bucket =
        buckets.get(key) ??
        createBucket({ bucket: fault.bucket ?? limit.bucket, refill: fault.refill ?? limit.refill }, steadyNow);
      buckets.set(key, bucket);
      return bucket.take();
    },
    struck: (call) => onStrike(fault, call),
  };
}

/** Carries a call out whose reads lag behind its writes. */
async function passLagging(
  call: DispatchedCall,
  { stale, reads, carry }: { stale: ArmedFault; reads: ReturnType<typeof createLaggingReads>; carry: Carry },
): Promise<unknown> {
  const lag = { seconds: secondsOf(stale.fault), calls: stale.fault.calls };
  const strike = stale.trigger.take();
  const effect = effectOf(call.service, call.operation, inputOf(call));
  if (effect === "none") return carry(call);
  if (effect === "write") return reads.write(call, lag);
  return reads.read(call, lag, () => {
    if (!strike()) return false;
    stale.struck(call);
    return true;
  });
}

function originOf({ caller }: DispatchedCall, origin: ServiceName | undefined): FaultOrigin | undefined {
  if (origin === "states") return "machines";
  if (origin !== undefined) return undefined;
  return caller.principal.type === "assumed-role" ? "functions" : "person";
}

/**
 * Services that act for others, such as CloudFormation, retry AWS's faults themselves: what they call is left
 * alone, but for the slowness of stacks.
 */
function concerns(
  fault: Fault,
  call: DispatchedCall,
  from: FaultOrigin | undefined,
  origin: ServiceName | undefined,
): boolean {
  if (fault.kind === "slow-stack") return origin === "cloudformation";
  if (from === undefined || !(fault.from?.includes(from) ?? true)) return false;
  if (fault.service !== undefined && describeService(fault.service) !== describeService(call.service)) return false;
  return fault.operation === undefined || matches(fault.operation, call.operation);
}

function matches(pattern: string, operation: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === operation;
  let at = head.length;
  if (!operation.startsWith(head)) return false;
  const tail = rest.pop() ?? "";
  for (const part of rest) {
    const found = operation.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return operation.length - at >= tail.length && operation.endsWith(tail);
}
