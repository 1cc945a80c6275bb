import { describeStack } from "../../src/aws/stack/describe-stack.ts";
import { openEnvironment } from "../../src/workshop/environment.ts";
import { requireStackResources } from "../../src/workshop/setup/require-resources.ts";
import type { TestEndpoint } from "../local/support/endpoint.ts";

/**
 * Does what setup does with a stack without changes, but looks for missing resources only for a moment.
 *
 * @param environment the name of the workshop environment; undefined for the default one
 * @throws UserError `table-gone`, `function-gone`, `role-changed`
 */
export async function requireResources(endpoint: TestEndpoint, stack: string, environment?: string): Promise<void> {
  const { url, credentials, region } = endpoint;
  const opened = await openEnvironment({
    choice: { kind: "local", region, profile: undefined, environment, endpointUrl: undefined },
    local: { url, account: "123456789012", credentials },
    port: { notify: () => undefined, ask: () => Promise.resolve(true), enter: () => Promise.resolve("") },
    signal: AbortSignal.timeout(60_000),
    changes: false,
  });
  const view = await describeStack(opened.session, stack);
  if (view === undefined) throw new Error(`There is no stack ${stack}`);
  await requireStackResources(opened, view, 300);
}
