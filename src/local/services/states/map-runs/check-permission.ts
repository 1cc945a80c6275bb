import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { StatesError } from "../../../states-language/index.ts";

/**
 * The machine's role must be allowed to start executions of the machine, as on AWS. The request names no execution and
 * is refused for that, but only after it has been looked at whether the role may make it.
 */
export async function checkPermission(host: ServiceHost, caller: Caller, stateMachineArn: string): Promise<void> {
  try {
    await host.call({ service: "states", operation: "StartExecution", input: { stateMachineArn, name: "" }, caller });
  } catch (error) {
    if (!(error instanceof AwsError) || !error.code.startsWith("AccessDenied")) return;
    throw new StatesError({ error: "States.Permissions", cause: error.message });
  }
}
