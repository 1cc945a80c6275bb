import type { Advance, Json, MapRunPlan, Stimulus } from "../../../../src/local/states-language/index.ts";
import { createExecution, machineOf, startTime } from "./run-machine.ts";

export const each = { StartAt: "Item", States: { Item: { Type: "Pass", End: true } } };
/** A distributed Map state with the label `photos`. */
export const distributed = (more: Record<string, unknown>, type = "STANDARD"): Record<string, unknown> => ({
  Type: "Map",
  Label: "photos",
  ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type }, ...each },
  ...more,
});

/** Runs a machine up to its map run and, with an ending of that, to its own end. */
export async function runMap(definition: unknown, input: Json, ending?: Record<string, unknown>) {
  const execution = createExecution({ definition, input });
  const begun = await execution.advance({ kind: "start", at: startTime });
  const command = begun.commands.find(({ kind }) => kind === "runMap");
  if (command?.kind !== "runMap") throw new Error(`no map run was asked for: ${JSON.stringify(begun)}`);
  const { mapRun, plan } = command;
  const advances: Advance[] = [begun];
  const give = async (stimulus: Stimulus): Promise<Advance> => {
    const advance = await execution.advance(stimulus);
    advances.push(advance);
    return advance;
  };
  if (ending?.["kind"] === "mapRunSucceeded") {
    await give({ kind: "mapRunSucceeded", mapRun, at: startTime + 5, output: String(ending["output"]) });
  } else if (ending !== undefined) {
    await give({ kind: "mapRunFailed", mapRun, at: startTime + 5, error: "States.ItemReaderFailed", cause: "no file" });
  }
  const events = advances.flatMap((advance) => advance.events);
  return {
    execution,
    plan,
    mapRun,
    begun,
    give,
    events,
    outcome: advances.at(-1)?.outcome,
    lines: events.map(describeEvent),
  };
}

function describeEvent({ id, previousEventId, type }: Advance["events"][number]): string {
  return `${id}←${previousEventId} ${type}`;
}

export const planOf = async (state: Record<string, unknown>, input: Json): Promise<MapRunPlan> =>
  (await runMap(machineOf(state), input)).plan;
