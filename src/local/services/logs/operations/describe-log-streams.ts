import type {
  DescribeLogStreamsCommandInput,
  DescribeLogStreamsCommandOutput,
  LogStream,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getGroup } from "../log-groups.ts";
import { listStreams, type StoredStream } from "../log-streams.ts";
import { invalidParameter } from "../logs-errors.ts";
import { checkRequest, groupArn, readGroupName } from "../names.ts";
import { pageOf } from "../paging.ts";

/** DescribeLogStreams, by name or by the time of the last event, 50 a page. */
export function describeLogStreams(
  host: ServiceHost,
): Operation<DescribeLogStreamsCommandInput, DescribeLogStreamsCommandOutput> {
  return (input, { caller }) => {
    const { logStreamNamePrefix: prefix, orderBy } = input;
    const groupName = readGroupName(caller, input);
    checkRequest()
      .text("logStreamNamePrefix", prefix, { min: 1, max: 512, pattern: "[^:*]*" })
      .text("orderBy", orderBy, { values: ["LogStreamName", "LastEventTime"] })
      .number("limit", input.limit, { min: 1, max: 50 })
      .finish();
    if (orderBy === "LastEventTime" && prefix !== undefined) {
      throw invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    const group = getGroup(host.store, caller, groupName);
    const streams = listStreams(host.store, group).filter(({ name }) => name.startsWith(prefix ?? ""));
    const { page, nextToken } = pageOf(
      {
        items: streams,
        positionOf: ({ name, lastEvent }) => (orderBy === "LastEventTime" ? [lastEvent ?? 0, name] : [name]),
        order: input.descending ? "descending" : "ascending",
      },
      { nextToken: input.nextToken, limit: input.limit },
    );
    const arn = groupArn(caller, group.name);
    return {
      logStreams: page.map((stream) => describeStream(stream, arn)),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
  };
}

function describeStream(stream: StoredStream, ofGroup: string): LogStream {
  return {
    logStreamName: stream.name,
    creationTime: stream.created,
    ...(stream.firstEvent === undefined ? {} : { firstEventTimestamp: stream.firstEvent }),
    ...(stream.lastEvent === undefined ? {} : { lastEventTimestamp: stream.lastEvent }),
    ...(stream.lastIngestion === undefined ? {} : { lastIngestionTime: stream.lastIngestion }),
    arn: `${ofGroup}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}
