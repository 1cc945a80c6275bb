/** A filter of a destination. S3 reads the names of rules in any case and spells them `Prefix` and `Suffix`. */
interface KeyFilter {
  readonly Key?:
    | {
        readonly FilterRules?:
          | readonly { readonly Name?: string | undefined; readonly Value?: string | undefined }[]
          | undefined;
      }
    | undefined;
}

/** The common members of functions and topics. */
export interface ConfiguredDestination {
  readonly Id?: string | undefined;
  readonly Events: readonly string[] | undefined;
  readonly Filter?: KeyFilter | undefined;
}

/** The configuration of a bucket's notifications, as far as this endpoint keeps it. */
export interface NotificationSettings {
  readonly EventBridgeConfiguration?: object | undefined;
  readonly LambdaFunctionConfigurations?:
    | readonly (ConfiguredDestination & { readonly LambdaFunctionArn: string | undefined })[]
    | undefined;
  readonly TopicConfigurations?:
    | readonly (ConfiguredDestination & { readonly TopicArn: string | undefined })[]
    | undefined;
}

/** One destination of a bucket's notifications. */
export interface Destination {
  readonly kind: "function" | "topic";
  readonly arn: string;
  readonly id: string;
  /** As configured: `s3:ObjectCreated:*`. */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

/** The functions and topics of a configuration, with empty texts for the filters it does not have. */
export function destinationsOf(configuration: NotificationSettings): Destination[] {
  const functions = (configuration.LambdaFunctionConfigurations ?? []).map(({ LambdaFunctionArn = "", ...rest }) => ({
    kind: "function" as const,
    arn: LambdaFunctionArn,
    ...rest,
  }));
  const topics = (configuration.TopicConfigurations ?? []).map(({ TopicArn = "", ...rest }) => ({
    kind: "topic" as const,
    arn: TopicArn,
    ...rest,
  }));
  return [...functions, ...topics].map(({ kind, arn, Id = "", Events = [], Filter }) => {
    const rule = (name: string): string =>
      Filter?.Key?.FilterRules?.find((one) => one.Name?.toLowerCase() === name)?.Value ?? "";
    return { kind, arn, id: Id, events: Events, prefix: rule("prefix"), suffix: rule("suffix") };
  });
}

/**
 * Whether a destination wants to know of an event.
 *
 * @param event the event's name without `s3:`
 */
export function wantsEvent(destination: Destination, event: string, key: string): boolean {
  return (
    destination.events.some((configured) => covers(configured, `s3:${event}`)) &&
    key.startsWith(destination.prefix) &&
    key.endsWith(destination.suffix)
  );
}

/** Whether an event type, perhaps with a `*` at its end, includes another. */
export function covers(configured: string, event: string): boolean {
  return configured.endsWith("*") ? event.startsWith(configured.slice(0, -1)) : configured === event;
}
