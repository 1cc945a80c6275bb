import type { Service, ServiceHost } from "../../service.ts";
import { createLogGroup } from "./create-log-group.ts";
import { createLogStream } from "./create-log-stream.ts";
import { deleteLogGroup } from "./delete-log-group.ts";
import { deleteLogStream } from "./delete-log-stream.ts";
import { deleteResourcePolicy } from "./delete-resource-policy.ts";
import { deleteRetentionPolicy } from "./delete-retention-policy.ts";
import { describeLogGroups } from "./describe-log-groups.ts";
import { describeLogStreams } from "./describe-log-streams.ts";
import { describeResourcePolicies } from "./describe-resource-policies.ts";
import { filterLogEvents } from "./filter-log-events.ts";
import { getLogEvents } from "./get-log-events.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import { listTagsLogGroup } from "./list-tags-log-group.ts";
import { putLogEvents } from "./put-log-events.ts";
import { putResourcePolicy } from "./put-resource-policy.ts";
import { putRetentionPolicy } from "./put-retention-policy.ts";
import { tagLogGroup } from "./tag-log-group.ts";
import { tagResource } from "./tag-resource.ts";
import { untagLogGroup } from "./untag-log-group.ts";
import { untagResource } from "./untag-resource.ts";
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
