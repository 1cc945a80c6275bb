import type { NotificationConfiguration } from "@aws-sdk/client-s3";
import { randomUUID } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import { invalidArgument } from "../s3-errors.ts";
import {
  type ConfiguredDestination,
  covers,
  type Destination,
  destinationsOf,
  type NotificationSettings,
} from "./configuration.ts";

/** The events that S3 of this endpoint raises. */
const raised = new Set([
  "s3:ObjectCreated:*",
  "s3:ObjectCreated:Put",
  "s3:ObjectCreated:Post",
  "s3:ObjectCreated:Copy",
  "s3:ObjectCreated:CompleteMultipartUpload",
  "s3:ObjectRemoved:*",
  "s3:ObjectRemoved:Delete",
  "s3:ObjectRemoved:DeleteMarkerCreated",
]);

/**
 * Checks a configuration as S3 does before it asks the destinations, and completes it: with ids, and with the names of
 * filter rules in S3's spelling.
 *
 * @throws AwsError `InvalidArgument` (400), or `NotImplemented` (501) for what this endpoint does not do
 */
export function checkConfiguration(configuration: NotificationConfiguration, region: string): NotificationSettings {
  if ((configuration.QueueConfigurations ?? []).length > 0) throw notDone("The local endpoint has no queues");
  const complete = completeConfiguration(configuration);
  const destinations = destinationsOf(complete);
  for (const destination of destinations) checkDestination(destination, region);
  const ids = destinations.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw invalidArgument(
      "Same ID used for multiple configurations. IDs must be unique across all configurations.",
      "Id",
      repeated,
    );
  }
  for (const [index, one] of destinations.entries()) {
    if (destinations.slice(index + 1).some((other) => overlap(one, other))) {
      throw new AwsError(
        "InvalidArgument",
        "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.",
        { statusCode: 400 },
      );
    }
  }
  return complete;
}

function completeConfiguration(configuration: NotificationConfiguration): NotificationSettings {
  const { EventBridgeConfiguration, LambdaFunctionConfigurations, TopicConfigurations } = configuration;
  return {
    ...(EventBridgeConfiguration ? { EventBridgeConfiguration: {} } : {}),
    ...(LambdaFunctionConfigurations?.length
      ? { LambdaFunctionConfigurations: LambdaFunctionConfigurations.map(completeDestination) }
      : {}),
    ...(TopicConfigurations?.length ? { TopicConfigurations: TopicConfigurations.map(completeDestination) } : {}),
  };
}

function completeDestination<T extends ConfiguredDestination>(one: T): T & ConfiguredDestination {
  const rules = one.Filter?.Key?.FilterRules ?? [];
  return {
    ...one,
    Id: one.Id ?? Buffer.from(randomUUID()).toString("base64"),
    Filter: rules.length > 0 ? { Key: { FilterRules: completeRules(rules) } } : undefined,
  };
}

interface Rule {
  readonly Name?: string | undefined;
  readonly Value?: string | undefined;
}

function completeRules(rules: readonly Rule[]): Rule[] {
  const complete = rules.map(({ Name = "", Value = "" }) => {
    const name = Name.toLowerCase();
    if (name !== "prefix" && name !== "suffix")
      throw invalidArgument("filter rule name must be either prefix or suffix", "FilterRule.Name", Name);
    return { Name: name === "prefix" ? "Prefix" : "Suffix", Value };
  });
  for (const name of ["Prefix", "Suffix"]) {
    if (complete.filter((rule) => rule.Name === name).length > 1) {
      throw invalidArgument(
        `Cannot specify more than one ${name.toLowerCase()} rule in a filter.`,
        "FilterRule.Name",
        name.toLowerCase(),
      );
    }
  }
  return complete;
}

function checkDestination({ kind, arn, id, events }: Destination, region: string): void {
  const argument = kind === "function" ? "CloudFunction" : "Topic";
  const form = kind === "function" ? functionForm : topicForm;
  const [, arnRegion] = form.exec(arn) ?? [];
  if (arnRegion === undefined) throw invalidArgument("The ARN could not be parsed", argument, arn);
  if (arnRegion !== region) {
    throw invalidArgument(
      "The notification destination service region is not valid for the bucket location constraint",
      argument,
      arn,
    );
  }
  if (id.length > 255) throw invalidArgument("The ID must be no longer than 255 characters.", "Id", id);
  if (events.length === 0) throw invalidArgument("At least one event must be specified.", "Event", "");
  for (const event of events) {
    if (raised.has(event)) continue;
    if (knownElsewhere.test(event)) throw notDone(`The local endpoint's buckets do not raise ${event}`);
    throw invalidArgument("A specified event is not supported for notifications", "Event", event);
  }
}

const functionForm = /^arn:aws[\w-]*:lambda:([a-z0-9-]+):\d{12}:function:[\w-]+(?::[\w$-]+)?$/;
const topicForm = /^arn:aws[\w-]*:sns:([a-z0-9-]+):\d{12}:[\w-]+$/;
/** Events of S3 that nothing here can cause. */
const knownElsewhere =
  /^s3:(?:ReducedRedundancyLostObject|ObjectRestore:|Replication:|LifecycleTransition$|LifecycleExpiration:|IntelligentTiering$|ObjectTagging:|ObjectAcl:|ObjectAnnotation:)/;

/** Whether two destinations would get the same event of the same key. */
function overlap(one: Destination, other: Destination): boolean {
  const sameEvent = one.events.some((event) => other.events.some((also) => covers(event, also) || covers(also, event)));
  const samePrefix = one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix);
  const sameSuffix = one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix);
  return sameEvent && samePrefix && sameSuffix;
}

function notDone(what: string): AwsError {
  return new AwsError("NotImplemented", `${what}. On AWS they exist; here they would only be made up.`, {
    statusCode: 501,
  });
}
