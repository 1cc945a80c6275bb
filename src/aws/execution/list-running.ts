import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** Up to 1,000 names of executions that run. */
export interface RunningPage {
  readonly names: readonly string[];
  readonly nextToken: string | undefined;
}

/** One page of a machine's running executions, newest first. The listing may lag behind by some seconds. */
export async function listRunning(
  session: AwsSession,
  options: { machineArn: string; nextToken: string | undefined },
): Promise<RunningPage> {
  const page = await session.client(SFNClient).send(
    new ListExecutionsCommand({
      stateMachineArn: options.machineArn,
      statusFilter: "RUNNING",
      maxResults: 1000,
      nextToken: options.nextToken,
    }),
  );
  return { names: (page.executions ?? []).map(({ name = "" }) => name), nextToken: page.nextToken };
}
