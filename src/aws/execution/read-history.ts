import { GetExecutionHistoryCommand, SFNClient, type HistoryEvent } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

export type { HistoryEvent } from "@aws-sdk/client-sfn";

/** Reads an execution's history as it grows. */
interface HistoryReader {
  /** The events that were not read before, oldest first. */
  readNew(): Promise<readonly HistoryEvent[]>;
}

/**
 * Starts at the first event. A page that is not full is asked for again later, because a running execution fills it.
 */
export function createHistoryReader(session: AwsSession, executionArn: string): HistoryReader {
  let pageToken: string | undefined;
  let last = 0;
  return {
    async readNew() {
      const fresh: HistoryEvent[] = [];
      for (;;) {
        const page = await session
          .client(SFNClient)
          .send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, nextToken: pageToken }));
        for (const event of page.events ?? []) {
          if (event.id === undefined || event.id <= last) continue;
          last = event.id;
          fresh.push(event);
        }
        if (page.nextToken === undefined) return fresh;
        pageToken = page.nextToken;
      }
    },
  };
}
