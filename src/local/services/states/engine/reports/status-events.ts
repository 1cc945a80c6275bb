import { serviceCaller } from "../../../../access/keys.ts";
import type { Caller, ServiceHost } from "../../../../service.ts";
import type { HistoryEvent } from "../../../../states-language/index.ts";
import type { Ending } from "../../records/execution-record.ts";
import { type Home, machineArn } from "../../requests/arns.ts";
import type { Run } from "../run.ts";

/**
 * Reports to EventBridge how Standard executions begin and end: "Step Functions Execution Status Change" on the default
 * bus ("Automating Step Functions event delivery with EventBridge" in the developer guide).
 */
export interface StatusEvents {
  emit(run: Run, events: readonly HistoryEvent[], ending: Ending | undefined): void;
}

/** Events are gathered for this many milliseconds; whether any rule listens is asked once for all of them. */
const gathering = 100;
/** PutEvents takes no more at once. */
const mostEntries = 10;
/** EventBridge takes events of 256 KiB: above this, in characters, input and output are left out. */
const mostData = 248 * 1024;

type Entry = { readonly Detail: string } & Readonly<Record<string, unknown>>;

/** An event that cannot be delivered is written to the daemon's log, and tried no further. */
export function createStatusEvents(host: ServiceHost): StatusEvents {
  const batches = new Map<string, { readonly caller: Caller; readonly changes: StatusChange[] }>();

  async function send(key: string): Promise<void> {
    const batch = batches.get(key);
    batches.delete(key);
    if (!batch) return;
    const { caller, changes } = batch;
    try {
      if (!(await isHeard(caller))) return;
      for (let at = 0; at < changes.length; at += mostEntries) {
        const Entries = changes.slice(at, at + mostEntries).map(entryOf);
        await host.call({ service: "events", operation: "PutEvents", input: { Entries }, caller });
      }
    } catch (error) {
      host.log(`states: no status events: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Without a rule nobody sees the events, and they need not be made. */
  async function isHeard({ account, region }: Caller): Promise<boolean> {
    const arn = "events.amazonaws.com";
    const caller: Caller = { account, region, principal: { type: "user", arn, userId: arn } };
    const answer = await host.call({ service: "events", operation: "ListRules", input: {}, caller });
    if (typeof answer !== "object" || answer === null || !("Rules" in answer)) return false;
    return Array.isArray(answer.Rules) && answer.Rules.length > 0;
  }

  return {
    emit(run, events, ending) {
      if (run.machine.type !== "STANDARD") return;
      const isBeginning = events.some(({ type }) => type === "ExecutionStarted" || type === "ExecutionRedriven");
      if (!isBeginning && ending === undefined) return;
      const key = `${run.home.account} ${run.home.region}`;
      let batch = batches.get(key);
      if (!batch) {
        batches.set(key, (batch = { caller: callerOf(run), changes: [] }));
        setTimeout(() => void send(key), gathering).unref();
      }
      if (isBeginning) batch.changes.push(changeOf(run, undefined));
      if (ending !== undefined) batch.changes.push(changeOf(run, ending));
    },
  };
}

function callerOf({ home, machine }: { home: Home; machine: { name: string } }): Caller {
  return serviceCaller("states.amazonaws.com", machineArn(home, machine.name));
}

/** The content of an event. Most events match no rule, so they are written only when a rule listens. */
interface StatusChange extends Pick<Run, "arn" | "home" | "machine" | "name" | "started" | "input" | "redrives"> {
  readonly ending: Ending | undefined;
}

function changeOf(
  { arn, home, machine, name, started, input, redrives }: Run,
  ending: Ending | undefined,
): StatusChange {
  return { arn, home, machine, name, started, input, redrives, ending };
}

function entryOf({ arn, home, machine, name, started, input, redrives, ending }: StatusChange): Entry {
  const outcome = ending?.outcome;
  const output = outcome?.status === "SUCCEEDED" ? outcome.output : undefined;
  const failure = outcome === undefined || outcome.status === "SUCCEEDED" ? undefined : outcome;
  const included = input.length + (output?.length ?? 0) <= mostData;
  const detail = {
    executionArn: arn,
    stateMachineArn: machineArn(home, machine.name),
    stateMachineVersionArn: null,
    stateMachineAliasArn: null,
    name,
    status: outcome?.status ?? "RUNNING",
    startDate: started,
    stopDate: ending?.at ?? null,
    input: included ? input : null,
    output: included ? (output ?? null) : null,
    inputDetails: { included },
    outputDetails: output === undefined ? null : { included },
    error: failure?.error ?? null,
    cause: failure?.cause ?? null,
    redriveCount: redrives,
  };
  return {
    Source: "aws.states",
    DetailType: "Step Functions Execution Status Change",
    Resources: [arn],
    Time: new Date(ending?.at ?? started),
    Detail: JSON.stringify(detail),
  };
}
