import type { Endpoint } from "../local/endpoint.ts";
import type { ServiceName } from "../local/service.ts";
import { localAccount } from "../local/access/keys.ts";
import type { Environment } from "../workshop/environment.ts";
import { environmentNames } from "../workshop/names.ts";
import type { Port } from "../workshop/port.ts";
import type { ConsoleSource } from "./console.ts";
import { openInProcessSession } from "./in-process-session.ts";

/** The services by the names of their clients. */
const serviceOfClient: Readonly<Record<string, ServiceName>> = {
  CloudFormation: "cloudformation",
  CloudWatch: "monitoring",
  CloudWatchLogs: "logs",
  DynamoDB: "dynamodb",
  EventBridge: "events",
  IAM: "iam",
  Lambda: "lambda",
  Rekognition: "rekognition",
  S3: "s3",
  SES: "ses",
  SESv2: "sesv2",
  SFN: "states",
  SNS: "sns",
  STS: "sts",
};

/** Nobody watches the console's own work. What would ask a person is not done by it. */
const silentPort: Port = {
  notify: () => undefined,
  ask: () => Promise.resolve(false),
  enter: () => Promise.reject(new Error("the console asks nothing")),
};

/**
 * What the console of a local endpoint shows: what the endpoint's services answer to a user of the console's own. The
 * policy that holds the person holds the console, too.
 */
export function createDaemonSource(endpoint: Endpoint, endpointUrl: string): ConsoleSource {
  const principal = {
    type: "user",
    arn: `arn:aws:iam::${localAccount}:user/console`,
    userId: "AIDAWILDRYDESCONSOLE",
  } as const;
  return {
    readOnly: false,
    changes: () => endpoint.store.changes(),
    async openEnvironment({ region, environment }): Promise<Environment> {
      const session = openInProcessSession(region, async ({ client, operation, input, region: at }) => {
        const service = serviceOfClient[client];
        if (service === undefined) throw new Error(`the endpoint has no service for ${client}`);
        const caller = { account: localAccount, region: at, principal };
        const answered = await endpoint.dispatcher.call({ service, operation, input, caller });
        await endpoint.committed(service);
        return answered;
      });
      return {
        target: { target: "local", account: localAccount, region, environment, endpointUrl },
        names: environmentNames({ account: localAccount, region, environment }),
        session,
        port: silentPort,
        signal: new AbortController().signal,
      };
    },
  };
}
