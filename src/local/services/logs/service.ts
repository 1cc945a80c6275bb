import type { Service, ServiceHost } from "../../service.ts";
import { createLogGroup } from "./operations/create-log-group.ts";
import { createLogStream } from "./operations/create-log-stream.ts";
import { deleteLogGroup } from "./operations/delete-log-group.ts";
import { deleteLogStream } from "./operations/delete-log-stream.ts";
import { deleteResourcePolicy } from "./operations/delete-resource-policy.ts";
import { deleteRetentionPolicy } from "./operations/delete-retention-policy.ts";
import { describeLogGroups } from "./operations/describe-log-groups.ts";
import { describeLogStreams } from "./operations/describe-log-streams.ts";
import { describeResourcePolicies } from "./operations/describe-resource-policies.ts";
import { filterLogEvents } from "./operations/filter-log-events.ts";
import { getLogEvents } from "./operations/get-log-events.ts";
import { listTagsForResource } from "./operations/list-tags-for-resource.ts";
import { listTagsLogGroup } from "./operations/list-tags-log-group.ts";
import { putLogEvents } from "./operations/put-log-events.ts";
import { putResourcePolicy } from "./operations/put-resource-policy.ts";
import { putRetentionPolicy } from "./operations/put-retention-policy.ts";
import { tagLogGroup } from "./operations/tag-log-group.ts";
import { tagResource } from "./operations/tag-resource.ts";
import { untagLogGroup } from "./operations/untag-log-group.ts";
import { untagResource } from "./operations/untag-resource.ts";
import { prepareTables } from "./tables.ts";

/** CloudWatch Logs: groups, streams and events, as functions write them and people read them. */
export function createLogsService(host: ServiceHost): Service {
  prepareTables(host.store);
  return {
    operations: {
      CreateLogGroup: createLogGroup(host),
      CreateLogStream: createLogStream(host),
      DeleteLogGroup: deleteLogGroup(host),
      DeleteLogStream: deleteLogStream(host),
      DeleteResourcePolicy: deleteResourcePolicy(host),
      DeleteRetentionPolicy: deleteRetentionPolicy(host),
      DescribeLogGroups: describeLogGroups(host),
      DescribeLogStreams: describeLogStreams(host),
      DescribeResourcePolicies: describeResourcePolicies(host),
      FilterLogEvents: filterLogEvents(host),
      GetLogEvents: getLogEvents(host),
      ListTagsForResource: listTagsForResource(host),
      ListTagsLogGroup: listTagsLogGroup(host),
      PutLogEvents: putLogEvents(host),
      PutResourcePolicy: putResourcePolicy(host),
      PutRetentionPolicy: putRetentionPolicy(host),
      TagLogGroup: tagLogGroup(host),
      TagResource: tagResource(host),
      UntagLogGroup: untagLogGroup(host),
      UntagResource: untagResource(host),
    },
  };
}
