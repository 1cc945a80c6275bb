import { randomUUID } from "node:crypto";
import { arnIn } from "../../../../arn.ts";
import { type Machine, type Seen, type StateTest, testingState, type Verdict } from "../../../states-language/index.ts";
import type { Ending } from "../records/execution-record.ts";
import type { Home } from "../requests/arns.ts";
import { dispatchStart } from "./dispatch.ts";
import type { EngineContext } from "./engine-context.ts";
import { createRun } from "./run.ts";

/** A state to test in its machine. `input` is JSON text. */
export interface TestedExecution {
  readonly home: Home;
  readonly definition: string;
  readonly machine: Machine;
  readonly roleArn: string;
  readonly input: string;
  readonly test: StateTest;
}

/** The verdict on the state, and what was seen of its data. */
interface TestedVerdict extends Verdict, Seen {}

/**
 * Runs one state and stores nothing. It ends after five minutes, as AWS's does, because an
 * Express execution does.
 */
export async function testState(
  context: EngineContext,
  { home, definition, machine: parsed, roleArn, input, test }: TestedExecution,
): Promise<TestedVerdict> {
  const started = context.host.now();
  const name = randomUUID();
  const machine = {
    ...home,
    id: 0,
    name: randomUUID(),
    type: "EXPRESS",
    status: "ACTIVE",
    created: started,
    revision: 0,
  } as const;
  const content = { definition, roleArn, logging: {}, tracing: {}, encryption: undefined, created: started };
  const revision = { record: { ...content, id: 0, machine: 0, revisionId: undefined }, machine: parsed };
  const scenario = testingState(test);
  // Recorded: unlike the ARN of an Express execution, this one has no id behind the name.
  const arn = arnIn(home, "states", `express:${machine.name}:${name}`);
  const run = createRun({ arn, name, machine, revision, started, input, scenario, now: context.host.now });
  const { promise, resolve } = Promise.withResolvers<Ending>();
  run.onEnd.push(resolve);
  dispatchStart(context, run, started);
  const { outcome } = await promise;
  const seen = scenario.seen();
  const verdict = scenario.verdict();
  if (verdict !== undefined) return { ...verdict, ...seen };
  const { error, cause } = outcome.status === "SUCCEEDED" ? {} : outcome;
  return { status: "FAILED", ...(error !== undefined && { error }), ...(cause !== undefined && { cause }), ...seen };
}
