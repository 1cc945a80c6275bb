import type { CreateLogGroupCommandInput, CreateLogGroupCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { addGroup, findGroup } from "../log-groups.ts";
import { alreadyExists, invalidParameter } from "../logs-errors.ts";
import { checkGroupName, checkRequest } from "../names.ts";
import { checkTags } from "../tags.ts";

/** CreateLogGroup. */
export function createLogGroup(host: ServiceHost): Operation<CreateLogGroupCommandInput, CreateLogGroupCommandOutput> {
  return (input, { caller }) => {
    const name = checkGroupName(input.logGroupName);
    checkRequest()
      .text("logGroupClass", input.logGroupClass, { values: ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] })
      .finish();
    if (input.logGroupClass === "DELIVERY" || input.kmsKeyId !== undefined || input.deletionProtectionEnabled) {
      throw invalidParameter(
        "This local endpoint keeps plain log groups only: no delivery class, no KMS key, no deletion protection.",
      );
    }
    const tags = checkTags(input.tags);
    if (findGroup(host.store, caller, name)) throw alreadyExists("log group");
    addGroup(host.store, caller, { name, tags, class: input.logGroupClass ?? "STANDARD", created: host.now() });
    return {};
  };
}
