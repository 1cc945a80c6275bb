import {
  changeFunction,
  limitConcurrency,
  readFunction,
  tagFunction,
  untagFunction,
  type FunctionSettings,
  type FunctionWaits,
} from "../../aws/function/function-settings.ts";
import type { AwsSession } from "../../aws/session.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { drillKinds, type DrillKind } from "./drill-kinds.ts";

/**
 * The tag that a function has while a drill is on. Its value says what the drill is, and how the function was before.
 */
const drillTag = "wildrydes:drill";
/** The variable by which the workshop's functions fail. */
const failVariable = "DRILL_FAIL";

/** Where functions are, and what is called on waits. */
type Place = Pick<Environment, "session" | "port">;

const waitsOf = (port: Environment["port"]): FunctionWaits => ({
  onRetry: (retry) => port.notify({ type: "retry", ...retry }),
});

/** A function in a drill. */
export interface Fault {
  readonly kind: DrillKind;
  readonly functionName: string;
  readonly functionArn: string;
}

/** How a function was before its drill. */
interface Before {
  readonly timeout: number;
  readonly memory: number;
  readonly concurrency: number | undefined;
}

/**
 * Puts a fault on a function. How the function was is kept on the function itself first, as a tag, so that the fault
 * can be taken off from any folder, also after this program was killed.
 *
 * @throws UserError `drill-on-already` (exit code 2) when a drill is on for the function
 */
export async function applyFault({ session, port }: Place, kind: DrillKind, functionArn: string): Promise<Fault> {
  const waits = waitsOf(port);
  const settings = await readFunction(session, functionArn);
  if (settings === undefined) throw new UserError({ code: "drill-function-gone", values: { function: functionArn } });
  const { name, arn } = settings;
  const other = readTag(settings);
  if (other) throw new UserError({ code: "drill-on-already", values: { kind: other.kind, function: name } });
  await tagFunction(session, arn, { key: drillTag, value: writeTag(kind, settings) });
  switch (kind) {
    case "timeout":
      // AWS gives CPU by memory: with less of it, a second is short on a warm function as well. With too little, the
      // function would run out of memory instead.
      await changeFunction(session, name, { timeout: 1, memory: Math.min(settings.memory, 512) }, waits);
      break;
    case "throttle":
      await limitConcurrency(session, name, 0, waits);
      break;
    case "throughput":
    case "crash": {
      const failure = kind === "crash" ? "exit" : "ProvisionedThroughputExceededException:2";
      await changeFunction(session, name, { variables: { ...settings.variables, [failVariable]: failure } }, waits);
    }
  }
  return { kind, functionName: name, functionArn: arn };
}

/** Takes the fault off a function. Answers what it was; nothing where none was on. */
export async function removeFault({ session, port }: Place, functionArn: string): Promise<Fault | undefined> {
  const waits = waitsOf(port);
  const settings = await readFunction(session, functionArn);
  const drill = settings && readTag(settings);
  if (settings === undefined || drill === undefined) return undefined;
  const { name, arn } = settings;
  const { kind, before } = drill;
  if (kind === "timeout")
    await changeFunction(session, name, { timeout: before.timeout, memory: before.memory }, waits);
  else if (kind === "throttle") await limitConcurrency(session, name, before.concurrency, waits);
  else {
    const { [failVariable]: _failure, ...variables } = settings.variables;
    await changeFunction(session, name, { variables }, waits);
  }
  await untagFunction(session, arn, drillTag);
  return { kind, functionName: name, functionArn: arn };
}

/** The drill that is on for a function. */
export async function readFault(session: AwsSession, functionArn: string): Promise<Fault | undefined> {
  const settings = await readFunction(session, functionArn);
  const drill = settings && readTag(settings);
  return settings && drill && { kind: drill.kind, functionName: settings.name, functionArn: settings.arn };
}

/** `timeout/Timeout=60/MemorySize=1024/Concurrency=none`: a tag's value takes few characters beside letters. */
function writeTag(kind: DrillKind, { timeout, memory, concurrency }: FunctionSettings): string {
  return [kind, `Timeout=${timeout}`, `MemorySize=${memory}`, `Concurrency=${concurrency ?? "none"}`].join("/");
}

function readTag({ tags }: FunctionSettings): { kind: DrillKind; before: Before } | undefined {
  const [name, ...entries] = (tags[drillTag] ?? "").split("/");
  const kind = drillKinds.find((candidate) => candidate === name);
  if (kind === undefined) return undefined;
  const values = new Map(
    entries.map((entry): [string, string] => [entry.split("=")[0] ?? "", entry.split("=")[1] ?? ""]),
  );
  const concurrency = values.get("Concurrency") ?? "none";
  return {
    kind,
    before: {
      timeout: Number(values.get("Timeout")),
      memory: Number(values.get("MemorySize")),
      concurrency: concurrency === "none" ? undefined : Number(concurrency),
    },
  };
}
