import { steadyNow } from "../../../../steady-clock.ts";
import { serviceCaller } from "../../../access/keys.ts";
import { AwsError } from "../../../aws-error.ts";
import type { ServiceHost } from "../../../service.ts";

/** Whether Step Functions may become the role of a machine. */
export interface RoleTrust {
  /**
   * At once where that was found out moments ago.
   * @param machineArn for whose sake
   * @throws AccessDeniedException, or rejects with it, when there is no such role or its trust policy does not name
   *   Step Functions
   */
  check(roleArn: string, machineArn: string): void | Promise<void>;
}

/**
 * For this many milliseconds a role that was trusted is still trusted: AWS, too, learns of changed roles with a delay.
 */
const remembered = 2000;
const mostRemembered = 1000;

/** Remembers roles that were trusted for two seconds. Calls at the same time for one role share a request. */
export function createRoleTrust(host: ServiceHost): RoleTrust {
  const trusted = new Map<string, number>();
  const asked = new Map<string, Promise<void>>();

  async function assume(roleArn: string, machineArn: string): Promise<void> {
    const input = { RoleArn: roleArn, RoleSessionName: "states" };
    const caller = serviceCaller("states.amazonaws.com", machineArn);
    try {
      await host.call({ service: "sts", operation: "AssumeRole", input, caller });
    } catch (error) {
      if (!(error instanceof AwsError) || !error.code.startsWith("AccessDenied")) throw error;
      throw new AwsError(
        "AccessDeniedException",
        "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.",
      );
    }
    if (trusted.size >= mostRemembered) trusted.clear();
    trusted.set(roleArn, steadyNow());
  }

  return {
    check(roleArn, machineArn) {
      const known = trusted.get(roleArn);
      if (known !== undefined && steadyNow() - known < remembered) return undefined;
      const answer = asked.get(roleArn) ?? assume(roleArn, machineArn).finally(() => asked.delete(roleArn));
      asked.set(roleArn, answer);
      return answer;
    },
  };
}
