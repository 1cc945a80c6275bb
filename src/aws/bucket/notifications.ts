import { setTimeout as sleep } from "node:timers/promises";
import {
  GetBucketNotificationConfigurationCommand,
  type LambdaFunctionConfiguration,
  type NotificationConfiguration,
  PutBucketNotificationConfigurationCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { AwsSession } from "../session.ts";

/** A function that a bucket invokes for each new object. */
interface FunctionNotification {
  readonly id: string;
  readonly functionArn: string;
  readonly prefix: string;
}

/** The notifications of a bucket; nothing where there is no such bucket. */
export async function readNotifications(
  session: AwsSession,
  bucket: string,
): Promise<NotificationConfiguration | undefined> {
  try {
    const { $metadata: _, ...configuration } = await session
      .client(S3Client)
      .send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }));
    return configuration;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchBucket") return undefined;
    throw error;
  }
}

/** Switches the bucket's events for EventBridge on or off. Its other notifications stay. */
export async function switchEventBridge(session: AwsSession, bucket: string, on: boolean): Promise<void> {
  const configuration = await readNotifications(session, bucket);
  if (!configuration || (configuration.EventBridgeConfiguration !== undefined) === on) return;
  const { EventBridgeConfiguration: _, ...others } = configuration;
  await put(session, bucket, { ...others, ...(on ? { EventBridgeConfiguration: {} } : {}) });
}

/** Makes a bucket invoke a function, in place of the notification that has the same id. Others stay. */
export async function notifyFunction(
  session: AwsSession,
  bucket: string,
  { id, functionArn, prefix }: FunctionNotification,
): Promise<void> {
  const configuration = (await readNotifications(session, bucket)) ?? {};
  const own: LambdaFunctionConfiguration = {
    Id: id,
    LambdaFunctionArn: functionArn,
    Events: ["s3:ObjectCreated:*"],
    ...(prefix === "" ? {} : { Filter: { Key: { FilterRules: [{ Name: "prefix", Value: prefix }] } } }),
  };
  const others = (configuration.LambdaFunctionConfigurations ?? []).filter(({ Id }) => Id !== id);
  await put(session, bucket, { ...configuration, LambdaFunctionConfigurations: [...others, own] });
}

/** Takes a notification away. Others stay. */
export async function forgetFunction(session: AwsSession, bucket: string, id: string): Promise<void> {
  const configuration = await readNotifications(session, bucket);
  const functions = configuration?.LambdaFunctionConfigurations ?? [];
  if (!functions.some(({ Id }) => Id === id)) return;
  const others = functions.filter(({ Id }) => Id !== id);
  await put(session, bucket, { ...configuration, LambdaFunctionConfigurations: others });
}

/** A minute on AWS. */
const attempts = 25;

/** A new permission takes some seconds until S3 sees it, and S3 changes one setting of a bucket at a time. */
async function put(session: AwsSession, bucket: string, configuration: NotificationConfiguration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await session
        .client(S3Client)
        .send(
          new PutBucketNotificationConfigurationCommand({ Bucket: bucket, NotificationConfiguration: configuration }),
        );
      return;
    } catch (error) {
      const passes =
        error instanceof Error &&
        (error.name === "OperationAborted" || /destination configurations/.test(error.message));
      if (!passes || attempt === attempts) throw error;
      await sleep(session.pollMs);
    }
  }
}
