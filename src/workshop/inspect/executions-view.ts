import { describeExecution, listExecutions, type ListedExecution } from "../../aws/execution/read-execution.ts";
import type { ListedMachine } from "../../aws/machine/find-machines.ts";
import type { AwsSession } from "../../aws/session.ts";
import { parseJson, readText } from "../json-member.ts";
import { judgeExecution, type Outcome } from "../run/outcome.ts";

/** An execution with its machine, and what it was about. */
export interface InspectedExecution extends ListedExecution {
  readonly machine: string;
  /** Undefined for machines beside the stages' own. */
  readonly stage: number | undefined;
  /** The rider and the key of the photo, as the input names them. */
  readonly user: string | undefined;
  readonly photo: string | undefined;
  /** The outcome of the photo; only for the machines of the stages. */
  readonly outcome: Outcome | undefined;
}

/** The newest executions of some machines, newest first. */
export async function recentExecutions(
  session: AwsSession,
  machines: readonly (ListedMachine & { readonly stage: number | undefined })[],
  limit: number,
): Promise<InspectedExecution[]> {
  // Step Functions keeps no list of Express executions.
  const listed = machines.filter(({ type }) => type === "STANDARD");
  const lists = await Promise.all(
    listed.map(async ({ arn, name, stage }) => {
      const executions = await listExecutions(session, { machineArn: arn, limit });
      return executions.map((execution) => ({ ...execution, machine: name, stage }));
    }),
  );
  const newest = lists
    .flat()
    .sort((one, other) => (other.startedAt?.getTime() ?? 0) - (one.startedAt?.getTime() ?? 0))
    .slice(0, limit);
  return Promise.all(newest.map(async (execution) => ({ ...execution, ...(await readSubject(session, execution)) })));
}

async function readSubject(
  session: AwsSession,
  { arn, stage }: { arn: string; stage: number | undefined },
): Promise<Pick<InspectedExecution, "user" | "photo" | "outcome">> {
  const execution = await describeExecution(session, arn);
  const input = parseJson(execution?.input);
  return {
    user: readText(input, "userId"),
    photo: readText(input, "s3Key"),
    outcome: execution && stage !== undefined ? judgeExecution(execution, []) : undefined,
  };
}
