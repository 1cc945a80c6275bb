import { serviceCaller } from "../../../access/keys.ts";
import { AwsError } from "../../../aws-error.ts";
import type { CallContext } from "../../../service.ts";
import type { S3 } from "../s3.ts";
import { type Destination, destinationsOf, type NotificationSettings } from "./configuration.ts";

/**
 * Asks each destination whether the bucket may use it: functions by a dry run, topics by the test event that S3 sends
 * them (Amazon S3 User Guide, "Granting permissions to publish event notification messages to a destination").
 *
 * @throws AwsError `InvalidArgument` (400) that names all destinations that refuse
 */
export async function validateDestinations(
  s3: S3,
  configuration: NotificationSettings,
  bucket: { readonly name: string; readonly context: CallContext },
): Promise<void> {
  const refused: { arn: string; reason: string }[] = [];
  for (const destination of destinationsOf(configuration)) {
    const reason = await askDestination(s3, destination, bucket);
    if (reason !== undefined) refused.push({ arn: destination.arn, reason });
  }
  if (refused.length === 0) return;
  const members = refused.flatMap(({ arn, reason }, index) => [
    [`ArgumentName${index + 1}`, `${arn}, null`],
    [`ArgumentValue${index + 1}`, reason],
  ]);
  throw new AwsError("InvalidArgument", "Unable to validate the following destination configurations", {
    statusCode: 400,
    members: Object.fromEntries(members),
  });
}

/** Why a destination cannot be used; undefined when it can. */
async function askDestination(
  s3: S3,
  { kind, arn }: Destination,
  { name, context }: { readonly name: string; readonly context: CallContext },
): Promise<string | undefined> {
  const { account, region } = context.caller;
  const caller = { ...serviceCaller("s3.amazonaws.com", `arn:aws:s3:::${name}`, region), account };
  try {
    if (kind === "function") {
      const input = { FunctionName: arn, InvocationType: "DryRun" };
      await s3.host.call({ service: "lambda", operation: "Invoke", input, caller });
    } else {
      const input = { TopicArn: arn, Subject: "Amazon S3 Notification", Message: testEvent(s3, name, context) };
      await s3.host.call({ service: "sns", operation: "Publish", input, caller });
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return kind === "function"
      ? `Not authorized to invoke function [${arn}]`
      : "Permissions on the destination topic do not allow S3 to publish notifications from this bucket";
  }
}

function testEvent(s3: S3, bucket: string, { requestId }: CallContext): string {
  return JSON.stringify({
    Service: "Amazon S3",
    Event: "s3:TestEvent",
    Time: new Date(s3.host.now()).toISOString(),
    Bucket: bucket,
    RequestId: requestId,
    HostId: requestId,
  });
}
