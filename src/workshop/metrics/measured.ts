import { nameOfArn } from "../../arn.ts";
import { listDimensionValues } from "../../aws/metrics/read-metrics.ts";
import { listMachines } from "../../aws/machine/find-machines.ts";
import { describeStack } from "../../aws/stack/describe-stack.ts";
import { readStackResources } from "../../aws/stack/stack-resources.ts";
import type { Environment } from "../environment.ts";
import { companionStackIds, formOfMachine, stageOfMachine } from "../names.ts";

/** A machine that CloudWatch may have measured. */
export interface MeasuredMachine {
  readonly name: string;
  readonly arn: string;
  /** Not deployed any more. */
  readonly gone: boolean;
}

/** A function that CloudWatch may have measured. */
interface MeasuredFunction {
  readonly name: string;
  /** Starts an execution for each uploaded object. */
  readonly startsExecutions: boolean;
}

/** The machines and functions of an environment, and the machines that it had once. */
export async function findMeasured(
  environment: Environment,
): Promise<{ machines: MeasuredMachine[]; functions: MeasuredFunction[] }> {
  const { session, names } = environment;
  const isOurs = (name: string): boolean =>
    stageOfMachine(names, name) !== undefined || formOfMachine(names, name) !== undefined;
  const [deployed, measured, functions] = await Promise.all([
    listMachines(session, isOurs),
    listDimensionValues(session, { namespace: "AWS/States", name: "ExecutionsStarted", dimension: "StateMachineArn" }),
    findFunctions(environment),
  ]);
  const known = new Set(deployed.map(({ arn }) => arn));
  const gone = measured
    .filter((arn) => !known.has(arn) && /:stateMachine:[^:/]+$/.test(arn))
    .map((arn) => ({ name: nameOfArn(arn), arn, gone: true }))
    .filter(({ name }) => isOurs(name));
  const machines = [...deployed.map(({ name, arn }) => ({ name, arn, gone: false })), ...gone];
  return { machines: machines.sort((one, other) => (one.name < other.name ? -1 : 1)), functions };
}

async function findFunctions({ session, names }: Environment): Promise<MeasuredFunction[]> {
  const stacks = [names.stack, ...companionStackIds.map((id) => names.companionStack(id))];
  const found = await Promise.all(
    stacks.map(async (name) => {
      const stack = await describeStack(session, name);
      return stack === undefined ? [] : await readStackResources(session, stack.id);
    }),
  );
  return found
    .flat()
    .filter(({ type, physicalId }) => type === "AWS::Lambda::Function" && physicalId)
    .map(({ logicalId, physicalId }) => ({
      name: physicalId ?? "",
      startsExecutions: logicalId.startsWith("StartExecution"),
    }));
}
