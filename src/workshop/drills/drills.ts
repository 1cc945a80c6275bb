import { nameOfArn } from "../../arn.ts";
import type { Environment } from "../environment.ts";
import { findFlowStack, type FlowResources } from "../metadata/flow-stack.ts";
import { runStep } from "../step.ts";
import { drilledOutputs, type DrillKind, type DrillPlan } from "./drill-kinds.ts";
import { addDrillMark, isDrillHere, removeDrillMarks, type DrillMark } from "./drill-marker.ts";
import { applyFault, readFault, removeFault, type Fault } from "./fault.ts";

/** Puts a fault on the flow. The folder remembers it until it is off, so that every command there can say so. */
export async function startDrill(
  environment: Environment,
  options: { plan: DrillPlan; flow: FlowResources; folder: string },
): Promise<Fault> {
  const { plan, flow, folder } = options;
  const arn = flow.outputs.get(plan.functionOutput) ?? "";
  const functionName = nameOfArn(arn);
  return runStep(
    environment.port,
    { code: "step-drill-on", values: { kind: plan.kind, function: functionName } },
    async () => {
      await addDrillMark(folder, markOf(environment, plan.kind, functionName));
      return { value: await applyFault(environment, plan.kind, arn), changed: true };
    },
  );
}

/** Takes the fault off one function, which it may be on or not. */
export async function endDrill(
  environment: Environment,
  { functionArn, folder }: { functionArn: string; folder: string },
): Promise<Fault | undefined> {
  const functionName = nameOfArn(functionArn);
  const ended = await runStep(
    environment.port,
    { code: "step-drill-off", values: { function: functionName } },
    async () => {
      const fault = await removeFault(environment, functionArn);
      return { value: fault, changed: fault !== undefined };
    },
  );
  await removeDrillMarks(folder, (mark) => isDrillHere(mark, environment.target) && mark.functionName === functionName);
  return ended;
}

/** The drills that are on in an environment, also those of others. */
export async function listDrills(environment: Environment): Promise<Fault[]> {
  const flow = await findFlowStack(environment);
  if (flow === undefined) return [];
  const faults = await Promise.all(functionsOf(flow).map((arn) => readFault(environment.session, arn)));
  return faults.filter((fault) => fault !== undefined);
}

/** Takes every fault off an environment, and forgets its marks in the folder. Answers what was on. */
export async function endAllDrills(environment: Environment, folder: string): Promise<Fault[]> {
  const faults = await listDrills(environment);
  for (const { functionArn } of faults) await endDrill(environment, { functionArn, folder });
  await removeDrillMarks(folder, (mark) => isDrillHere(mark, environment.target));
  return faults;
}

function functionsOf(flow: FlowResources): string[] {
  return drilledOutputs.flatMap((output) => flow.outputs.get(output) ?? []);
}

function markOf({ target }: Environment, kind: DrillKind, functionName: string): DrillMark {
  const { account, region, environment } = target;
  return { kind, functionName, account, region, environment };
}
