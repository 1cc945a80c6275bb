import {
  describeExecution,
  listExecutions,
  type ExecutionView,
  type ListedExecution,
} from "../../aws/execution/read-execution.ts";
import { listMachines } from "../../aws/machine/find-machines.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { findMachines } from "../machines.ts";
import { findOtherMachines } from "../machine/photo-machines.ts";
import type { StageNumber } from "../names.ts";

/** How far back a prefix is looked for, in each machine. */
const mostListed = 200;
const mostNamed = 5;

/**
 * Finds an execution by its ARN, its name, `last`, or the beginning of its name.
 *
 * @param request.stage where to look for it (default: all of the environment's machines, then every other machine)
 * @throws UserError where there is none, or where several names begin so
 */
export async function findExecution(
  environment: Environment,
  request: { execution: string; stage?: StageNumber | undefined },
): Promise<ExecutionView> {
  const { session } = environment;
  const wanted = request.execution;
  if (wanted.startsWith("arn:")) {
    const execution = await describeExecution(session, wanted);
    if (execution) return execution;
    throw executionNotFound(wanted, []);
  }
  const stages = (await findMachines(environment)).filter(
    ({ stage }) => request.stage === undefined || stage === request.stage,
  );
  const others = request.stage === undefined ? await findOtherMachines(environment) : [];
  const machines = [...stages, ...others].filter(({ type }) => type === "STANDARD");
  const named =
    wanted === "last"
      ? undefined
      : ((await findByName(environment, wanted, machines)) ?? (await findElsewhere(environment, request)));
  if (named) return named;
  const recent = await listNewest(environment, machines);
  const matching = wanted === "last" ? recent.slice(0, 1) : recent.filter(({ name }) => name.startsWith(wanted));
  const [only] = matching;
  if (only && matching.length === 1) {
    const execution = await describeExecution(session, only.arn);
    if (execution) return execution;
  }
  if (matching.length > 1)
    throw new UserError({
      code: "execution-ambiguous",
      values: { execution: wanted, matching: matching.slice(0, mostNamed).map(({ name }) => name) },
    });
  throw executionNotFound(
    wanted,
    recent.slice(0, mostNamed).map(({ name }) => name),
  );
}

/** The newest of those that have this very name: each machine may have one. */
async function findByName(
  environment: Environment,
  name: string,
  machines: readonly { arn: string }[],
): Promise<ExecutionView | undefined> {
  const found = await Promise.all(
    machines.map(({ arn }) =>
      describeExecution(environment.session, `${arn.replace(":stateMachine:", ":execution:")}:${name}`),
    ),
  );
  return sortNewest(found.filter((execution) => execution !== undefined))[0];
}

/** Machines that attendees made themselves, and those of other forms. */
async function findElsewhere(
  environment: Environment,
  request: { execution: string; stage?: StageNumber | undefined },
): Promise<ExecutionView | undefined> {
  if (request.stage !== undefined) return undefined;
  return findByName(environment, request.execution, await listMachines(environment.session, () => true));
}

async function listNewest(environment: Environment, machines: readonly { arn: string }[]): Promise<ListedExecution[]> {
  const lists = await Promise.all(
    machines.map(({ arn }) => listExecutions(environment.session, { machineArn: arn, limit: mostListed })),
  );
  return sortNewest(lists.flat());
}

function sortNewest<E extends ListedExecution>(executions: readonly E[]): E[] {
  return executions.toSorted((one, other) => (other.startedAt?.getTime() ?? 0) - (one.startedAt?.getTime() ?? 0));
}

function executionNotFound(execution: string, recent: readonly string[]): UserError {
  return new UserError({ code: "execution-not-found", values: { execution, recent } });
}
