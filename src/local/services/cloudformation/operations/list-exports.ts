import type { ListExportsCommandInput, ListExportsCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { pageOf } from "../requests/paging.ts";
import { listStoredExports } from "../stacks/exports.ts";

/** The exports of all stacks of the account and region. */
export function listExports(host: ServiceHost): Operation<ListExportsCommandInput, ListExportsCommandOutput> {
  return (input, { caller }) => {
    const exported = listStoredExports(host.store, caller.account, caller.region);
    const { page, ...more } = pageOf(exported, { positionOf: ({ name }) => [name] }, input.NextToken);
    return {
      Exports: page.map(({ stack, name, value }) => ({ ExportingStackId: stack.id, Name: name, Value: value })),
      ...more,
    };
  };
}
