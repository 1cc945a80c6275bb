import type { DescribeLogGroupsCommandInput, DescribeLogGroupsCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { listGroups } from "../log-groups.ts";
import { invalidParameter } from "../logs-errors.ts";
import { checkRequest, groupArn, nameFromIdentifier } from "../names.ts";
import { pageOf } from "../paging.ts";

/** DescribeLogGroups, sorted by name, 50 a page. The pattern is a part of the name, capitals as written. */
export function describeLogGroups(
  host: ServiceHost,
): Operation<DescribeLogGroupsCommandInput, DescribeLogGroupsCommandOutput> {
  return (input, { caller }) => {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: part } = input;
    checkRequest()
      .text("logGroupNamePrefix", prefix, { min: 1, max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]+" })
      .text("logGroupNamePattern", part, { max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]*" })
      .number("limit", input.limit, { min: 1, max: 50 })
      .finish();
    if (prefix !== undefined && part !== undefined) {
      throw invalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    const named = input.logGroupIdentifiers?.map((identifier) => nameFromIdentifier(caller, identifier));
    const groups = listGroups(host.store, caller).filter(
      ({ name, class: groupClass }) =>
        name.startsWith(prefix ?? "") &&
        name.includes(part ?? "") &&
        (named?.includes(name) ?? true) &&
        groupClass === (input.logGroupClass ?? groupClass),
    );
    const { page, nextToken } = pageOf({ items: groups }, { nextToken: input.nextToken, limit: input.limit });
    return {
      logGroups: page.map((group) => {
        const arn = groupArn(caller, group.name);
        return {
          logGroupName: group.name,
          creationTime: group.created,
          ...(group.retention === undefined ? {} : { retentionInDays: group.retention }),
          metricFilterCount: 0,
          arn: `${arn}:*`,
          storedBytes: group.bytes,
          logGroupClass: group.class,
          logGroupArn: arn,
        };
      }),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
  };
}
