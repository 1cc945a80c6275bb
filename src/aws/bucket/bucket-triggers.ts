import { EventBridgeClient, ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { GetBucketNotificationConfigurationCommand, S3Client } from "@aws-sdk/client-s3";
import { nameOfArn } from "../../arn.ts";
import type { AwsSession } from "../session.ts";

/** Something that starts when an object is made in a bucket. */
interface BucketTrigger {
  readonly kind: "function" | "rule";
  readonly name: string;
  /** The prefix and suffix of the object's key. Other kinds of rules are not read. */
  readonly prefix: string;
  readonly suffix: string;
}

/** Lists what a bucket starts for each object that is made in it: functions it notifies, and rules on its events. */
export async function listBucketTriggers(session: AwsSession, bucket: string): Promise<BucketTrigger[]> {
  const settings = await session
    .client(S3Client)
    .send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }));
  const functions = (settings.LambdaFunctionConfigurations ?? [])
    .filter(({ Events = [] }) => Events.some((event) => /^s3:ObjectCreated:(\*|Copy)$/.test(event)))
    .map(({ LambdaFunctionArn = "", Filter }): BucketTrigger => {
      const rule = (wanted: string): string =>
        Filter?.Key?.FilterRules?.find(({ Name }) => Name?.toLowerCase() === wanted)?.Value ?? "";
      return {
        kind: "function",
        name: nameOfArn(LambdaFunctionArn),
        prefix: rule("prefix"),
        suffix: rule("suffix"),
      };
    });
  const rules = settings.EventBridgeConfiguration === undefined ? [] : await listRulesOn(session, bucket);
  return [...functions, ...rules];
}

/** The enabled rules of the default bus whose pattern takes new objects and names this bucket, or none. */
async function listRulesOn(session: AwsSession, bucket: string): Promise<BucketTrigger[]> {
  const found: BucketTrigger[] = [];
  let NextToken: string | undefined;
  do {
    const page = await session.client(EventBridgeClient).send(new ListRulesCommand({ NextToken }));
    for (const { Name = "", State, EventPattern = "" } of page.Rules ?? [])
      if (State !== "DISABLED" && takesObjectsOf(EventPattern, bucket))
        found.push({ kind: "rule", name: Name, prefix: "", suffix: "" });
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

function takesObjectsOf(pattern: string, bucket: string): boolean {
  if (!pattern.includes('"aws.s3"')) return false;
  if (pattern.includes('"detail-type"') && !pattern.includes('"Object Created"')) return false;
  return !pattern.includes('"bucket"') || pattern.includes(`"${bucket}"`);
}
