import type { ListStateMachinesInput, ListStateMachinesOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { homeOf, machineArn } from "../requests/arns.ts";
import { checkRequest, pageSize, pageToken } from "../requests/constraints.ts";
import { continueAfter, pageLimit, pageOf } from "../requests/paging.ts";
import type { StatesContext } from "../service-context.ts";

/** The state machines of an account and region, by name. */
export function listStateMachines({
  host,
  records,
}: StatesContext): Operation<ListStateMachinesInput, ListStateMachinesOutput> {
  return (input, { caller }) => {
    checkRequest(input, { maxResults: pageSize, nextToken: pageToken });
    const home = homeOf(caller);
    const list = { scope: `machines ${home.account} ${home.region}`, now: host.now() };
    const limit = pageLimit(input.maxResults);
    const after = String(continueAfter(input.nextToken, list) ?? "");
    const read = records.machines.list(home, { after, limit: limit + 1 });
    const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ name }) => name });
    const stateMachines = items.map((machine) => ({
      stateMachineArn: machineArn(machine, machine.name),
      name: machine.name,
      type: machine.type,
      creationDate: new Date(machine.created),
    }));
    return { stateMachines, ...(nextToken && { nextToken }) };
  };
}
