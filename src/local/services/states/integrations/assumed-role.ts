import type { Integration } from "./integration.ts";

/**
 * A task whose state names a role in `Credentials`: the machine's role must be allowed to assume it.
 *
 * @param machineRole the ARN of the machine's own role
 */
export function assumingRole(machineRole: string, integration: Integration): Integration {
  return async (task, report) => {
    const { host, home, roleArn, executionName } = task;
    const caller = host.roleCaller(machineRole, executionName, home.region);
    const input = { RoleArn: roleArn, RoleSessionName: sessionName(executionName) };
    try {
      await host.call({ service: "sts", operation: "AssumeRole", input, caller });
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      report.failed({ error: "States.TaskFailed", cause });
      return;
    }
    await integration(task, report);
  };
}

/** An execution's name in the characters STS takes for a session. */
function sessionName(executionName: string): string {
  return executionName
    .replaceAll(/[^\w+=,.@-]/g, "-")
    .slice(0, 64)
    .padEnd(2, "-");
}
