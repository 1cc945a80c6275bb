import { DescribeMapRunCommand, ListMapRunsCommand, SFNClient, type MapRunStatus } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** How the children of a distributed Map state stand. */
interface MapRunView {
  readonly arn: string;
  readonly status: MapRunStatus | undefined;
  readonly items: {
    readonly total: number;
    readonly pending: number;
    readonly running: number;
    readonly succeeded: number;
    /** Failed, timed out or aborted. */
    readonly failed: number;
  };
}

/** The first map run of an execution; undefined while it has none. */
export async function findMapRun(session: AwsSession, executionArn: string): Promise<string | undefined> {
  const answer = await session.client(SFNClient).send(new ListMapRunsCommand({ executionArn, maxResults: 1 }));
  return answer.mapRuns?.[0]?.mapRunArn;
}

/** A map run's state. */
export async function describeMapRun(session: AwsSession, mapRunArn: string): Promise<MapRunView> {
  const answer = await session.client(SFNClient).send(new DescribeMapRunCommand({ mapRunArn }));
  const { itemCounts } = answer;
  return {
    arn: mapRunArn,
    status: answer.status,
    items: {
      total: itemCounts?.total ?? 0,
      pending: itemCounts?.pending ?? 0,
      running: itemCounts?.running ?? 0,
      succeeded: itemCounts?.succeeded ?? 0,
      failed: (itemCounts?.failed ?? 0) + (itemCounts?.timedOut ?? 0) + (itemCounts?.aborted ?? 0),
    },
  };
}
