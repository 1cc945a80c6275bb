import { AwsError } from "../local/aws-error.ts";
import type { Endpoint } from "../local/endpoint.ts";
import type { Caller, ServiceName } from "../local/service.ts";
import { listOutbox } from "../local/services/sns/messages/outbox.ts";
import { localAccount } from "../local/access/keys.ts";
import type { Environment } from "../workshop/environment.ts";
import { environmentNames } from "../workshop/names.ts";
import type { Port } from "../workshop/port.ts";
import { readMember, readText } from "../workshop/json-member.ts";
import type { ConsoleSource, SentMessage } from "./console.ts";
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
 * Supplies what the console of a local endpoint shows: what the endpoint's services answer to a user of the console's
 * own. The policy that holds the person holds the console, too.
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
    outbox: ({ region }) => readOutboxes(endpoint, { account: localAccount, region, principal }),
    async openEnvironment({ region, environment }): Promise<Environment> {
      const session = openInProcessSession(region, async ({ client, operation, input, region: at }) => {
        const service = serviceOfClient[client];
        if (service === undefined) throw new Error(`the endpoint has no service for ${client}`);
        const caller = { account: localAccount, region: at, principal };
        const answered = await endpoint.dispatcher.call({ service, operation, input, caller }).catch(withStatus);
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

/** A client's error carries the status of its answer; here there was no answer. */
function withStatus(error: unknown): never {
  if (error instanceof AwsError) Object.assign(error, { $metadata: { httpStatusCode: error.statusCode } });
  throw error;
}

const mostMessages = 100;

async function readOutboxes(endpoint: Endpoint, caller: Caller): Promise<SentMessage[]> {
  // The service makes its tables when it is loaded.
  await endpoint.dispatcher.service("sns");
  const published = listOutbox(endpoint.store, { region: caller.region, limit: mostMessages });
  const input = { limit: mostMessages };
  const listed = await endpoint.dispatcher.call({ service: "mail", operation: "ListMail", input, caller });
  const mails: unknown = readMember(listed, "mails");
  const sent = await Promise.all((Array.isArray(mails) ? mails : []).map((mail) => readMail(endpoint, caller, mail)));
  return [...sent, ...published]
    .toSorted((one, other) => other.sentAt.getTime() - one.sentAt.getTime())
    .slice(0, mostMessages);
}

async function readMail(endpoint: Endpoint, caller: Caller, listed: unknown): Promise<SentMessage> {
  const input = { number: readMember(listed, "number") };
  const answered = await endpoint.dispatcher.call({ service: "mail", operation: "GetMail", input, caller });
  const mail = readMember(answered, "mail");
  const to = readMember(mail, "to");
  return {
    via: "mail",
    to: Array.isArray(to) ? to.join(", ") : "",
    subject: readText(mail, "subject"),
    body: readText(mail, "text") ?? readText(mail, "html") ?? readText(mail, "raw") ?? "",
    sentAt: new Date(readText(mail, "sentAt") ?? 0),
  };
}
