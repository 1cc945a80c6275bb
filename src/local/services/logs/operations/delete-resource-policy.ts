import type {
  DeleteResourcePolicyCommandInput,
  DeleteResourcePolicyCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../service.ts";

/** DeleteResourcePolicy. */
export function deleteResourcePolicy({
  store,
}: ServiceHost): Operation<DeleteResourcePolicyCommandInput, DeleteResourcePolicyCommandOutput> {
  return ({ policyName = "" }, { caller }) => {
    const { changes } = store.write(() =>
      store
        .prepare("DELETE FROM log_resource_policies WHERE account = ? AND region = ? AND name = ?")
        .run(caller.account, caller.region, policyName),
    );
    if (changes === 0) {
      throw new AwsError("ResourceNotFoundException", `Policy with name [${policyName}] does not exist.`);
    }
    return {};
  };
}
