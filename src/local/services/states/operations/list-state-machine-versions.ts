import type { ListStateMachineVersionsInput, ListStateMachineVersionsOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest, pageSize, pageToken } from "../requests/constraints.ts";
import { findUnqualifiedMachine } from "../requests/lookup.ts";
import { continueAfter, pageLimit, pageOf } from "../requests/paging.ts";
import type { StatesContext } from "../service-context.ts";

/** The published versions of a machine, newest first. */
export function listStateMachineVersions({
  host,
  records,
}: StatesContext): Operation<ListStateMachineVersionsInput, ListStateMachineVersionsOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineArn: arn, maxResults: pageSize, nextToken: pageToken });
    const { stateMachineArn = "" } = input;
    const machine = findUnqualifiedMachine(records, caller, stateMachineArn);
    const list = { scope: `versions ${stateMachineArn}`, now: host.now() };
    const limit = pageLimit(input.maxResults);
    const before = Number(continueAfter(input.nextToken, list) ?? Number.MAX_SAFE_INTEGER);
    const read = records.versions.list(machine.id, { before, limit: limit + 1 });
    const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ version }) => version });
    const stateMachineVersions = items.map(({ version, created }) => ({
      stateMachineVersionArn: `${stateMachineArn}:${version}`,
      creationDate: new Date(created),
    }));
    return { stateMachineVersions, ...(nextToken && { nextToken }) };
  };
}
