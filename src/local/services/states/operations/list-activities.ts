import type { ListActivitiesInput, ListActivitiesOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { activityArn, homeOf } from "../requests/arns.ts";
import { checkRequest, pageSize, pageToken } from "../requests/constraints.ts";
import { continueAfter, pageLimit, pageOf } from "../requests/paging.ts";
import type { StatesContext } from "../service-context.ts";

/** The activities of an account and region, by name. */
export function listActivities({ host, records }: StatesContext): Operation<ListActivitiesInput, ListActivitiesOutput> {
  return (input, { caller }) => {
    checkRequest(input, { maxResults: pageSize, nextToken: pageToken });
    const home = homeOf(caller);
    const list = { scope: `activities ${home.account} ${home.region}`, now: host.now() };
    const limit = pageLimit(input.maxResults);
    const after = String(continueAfter(input.nextToken, list) ?? "");
    const read = records.activities.list(home, { after, limit: limit + 1 });
    const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ name }) => name });
    const activities = items.map(({ name, created }) => ({
      activityArn: activityArn(home, name),
      name,
      creationDate: new Date(created),
    }));
    return { activities, ...(nextToken && { nextToken }) };
  };
}
