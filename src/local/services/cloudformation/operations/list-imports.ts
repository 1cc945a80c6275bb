import type { ListImportsCommandInput, ListImportsCommandOutput } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { pageOf } from "../requests/paging.ts";
import { importersOf } from "../stacks/exports.ts";

/** The stacks that use an export. */
export function listImports(host: ServiceHost): Operation<ListImportsCommandInput, ListImportsCommandOutput> {
  return (input, { caller }) => {
    const name = requireText("exportName", input.ExportName);
    const importers = importersOf(host.store, caller.account, caller.region, name);
    if (importers.length === 0) {
      throw new AwsError("ValidationError", `Export '${name}' is not imported by any stack.`);
    }
    const { page, ...more } = pageOf(importers, { positionOf: (name) => [name] }, input.NextToken);
    return { Imports: page, ...more };
  };
}
