import type { ListStateMachineAliasesInput, ListStateMachineAliasesOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { machineArn } from "../requests/arns.ts";
import { arn, checkRequest, pageSize, pageToken } from "../requests/constraints.ts";
import { resourceNotFound, stateMachineDeleting } from "../requests/errors.ts";
import { findMachine } from "../requests/lookup.ts";
import { continueAfter, pageLimit, pageOf } from "../requests/paging.ts";
import type { StatesContext } from "../service-context.ts";

/** The aliases of a machine, or those that point to one of its versions, by name (recorded). */
export function listStateMachineAliases({
  host,
  records,
}: StatesContext): Operation<ListStateMachineAliasesInput, ListStateMachineAliasesOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineArn: arn, maxResults: pageSize, nextToken: pageToken });
    const { stateMachineArn = "" } = input;
    const found = findMachine(records, caller, stateMachineArn);
    if (found.machine.status === "DELETING") throw stateMachineDeleting(stateMachineArn);
    const version = found.arn.qualifier === undefined ? undefined : Number(found.arn.qualifier);
    if (version !== undefined && !records.versions.find(found.machine.id, version))
      throw resourceNotFound(stateMachineArn);
    const list = { scope: `aliases ${stateMachineArn}`, now: host.now() };
    const limit = pageLimit(input.maxResults);
    const skipped = Number(continueAfter(input.nextToken, list) ?? 0);
    const aliases = records.aliases
      .byName(found.machine.id)
      .filter(({ routing }) => version === undefined || routing.some((route) => route.version === version))
      .map((alias, n) => ({ ...alias, position: n + 1 }));
    const read = aliases.slice(skipped, skipped + limit + 1);
    const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ position }) => position });
    const unqualified = machineArn(found.machine, found.machine.name);
    const stateMachineAliases = items.map(({ name, created }) => ({
      stateMachineAliasArn: `${unqualified}:${name}`,
      creationDate: new Date(created),
    }));
    return { stateMachineAliases, ...(nextToken && { nextToken }) };
  };
}
