import type { Caller, ServiceHost } from "../../../service.ts";
import type { Store } from "../../../store/store.ts";
import { notFound } from "../sns-errors.ts";

/** `pending` until the token is returned; `authenticated` when the owner of the account did it. */
export type Confirmation = "pending" | "authenticated" | "unauthenticated";

/** A subscription as it is stored. */
export interface StoredSubscription {
  readonly id: number;
  readonly arn: string;
  readonly topic: string;
  readonly account: string;
  readonly region: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Who subscribed. */
  readonly principal: string;
  readonly token: string;
  readonly confirmation: Confirmation;
  readonly created: number;
}

/** How long a subscription waits for its confirmation: two days, as its token is good. */
const pendingMilliseconds = 2 * 24 * 60 * 60_000;

const alive = "(confirmation <> 'pending' OR created > ?)";

const oldestPending = (host: ServiceHost): number => host.now() - pendingMilliseconds;

/** Undefined for a subscription that stayed unconfirmed for longer than AWS keeps it. */
export function findSubscription(host: ServiceHost, arn: string): StoredSubscription | undefined {
  const row = host.store
    .prepare(`SELECT * FROM sns_subscriptions WHERE arn = ? AND ${alive}`)
    .get(arn, oldestPending(host));
  return row && readSubscription(row);
}

/** @throws AwsError `NotFoundException` */
export function getSubscription(host: ServiceHost, arn: string): StoredSubscription {
  const subscription = findSubscription(host, arn);
  if (!subscription) throw notFound("Subscription");
  return subscription;
}

/** The subscription of an endpoint to a topic. */
export function findByEndpoint(
  host: ServiceHost,
  { topic, protocol, endpoint }: Pick<StoredSubscription, "endpoint" | "protocol" | "topic">,
): StoredSubscription | undefined {
  const row = host.store
    .prepare(`SELECT * FROM sns_subscriptions WHERE topic = ? AND protocol = ? AND endpoint = ? AND ${alive}`)
    .get(topic, protocol, endpoint, oldestPending(host));
  return row && readSubscription(row);
}

/** The subscription a token was made for. */
export function findByToken(host: ServiceHost, topic: string, token: string): StoredSubscription | undefined {
  const row = host.store
    .prepare(`SELECT * FROM sns_subscriptions WHERE topic = ? AND token = ? AND ${alive}`)
    .get(topic, token, oldestPending(host));
  return row && readSubscription(row);
}

/** Subscriptions of a topic, or of all topics of an account and region, in their order of age. */
export function listSubscriptions(
  host: ServiceHost,
  of: { topic: string } | Pick<Caller, "account" | "region">,
  page: { after: number; limit: number },
): StoredSubscription[] {
  const [where, ...values] =
    "topic" in of ? ["topic = ?", of.topic] : ["account = ? AND region = ?", of.account, of.region];
  return host.store
    .prepare(`SELECT * FROM sns_subscriptions WHERE ${where} AND id > ? AND ${alive} ORDER BY id LIMIT ?`)
    .all(...values, page.after, oldestPending(host), page.limit)
    .map(readSubscription);
}

/** Every confirmed subscription of a topic. */
export function confirmedSubscriptions(store: Store, topic: string): StoredSubscription[] {
  return store
    .prepare("SELECT * FROM sns_subscriptions WHERE topic = ? AND confirmation <> 'pending' ORDER BY id")
    .all(topic)
    .map(readSubscription);
}

/** `pending` counts those that wait for a confirmation. */
export function countSubscriptions(host: ServiceHost, topic: string): { confirmed: number; pending: number } {
  const row = host.store
    .prepare(
      `SELECT count(*) FILTER (WHERE confirmation <> 'pending') AS confirmed, count(*) AS living
       FROM sns_subscriptions WHERE topic = ? AND ${alive}`,
    )
    .get(topic, oldestPending(host));
  const confirmed = Number(row?.["confirmed"] ?? 0);
  return { confirmed, pending: Number(row?.["living"] ?? 0) - confirmed };
}

/** Adds a subscription, in place of one whose confirmation never came. Belongs inside `store.write`. */
export function addSubscription(store: Store, subscription: Omit<StoredSubscription, "id">): void {
  store
    .prepare(
      `INSERT OR REPLACE INTO sns_subscriptions
       (arn, topic, account, region, protocol, endpoint, attributes, principal, token, confirmation, created)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      subscription.arn,
      subscription.topic,
      subscription.account,
      subscription.region,
      subscription.protocol,
      subscription.endpoint,
      JSON.stringify(subscription.attributes),
      subscription.principal,
      subscription.token,
      subscription.confirmation,
      subscription.created,
    );
}

/** `confirmation` tells whether unsubscribing needs a signature. */
export function confirmStored(store: Store, { id }: StoredSubscription, confirmation: Confirmation): void {
  store.write(() => store.prepare("UPDATE sns_subscriptions SET confirmation = ? WHERE id = ?").run(confirmation, id));
}

/** Replaces all attributes. They are not checked again. */
export function setSubscriptionAttributeMap(
  store: Store,
  { id }: StoredSubscription,
  attributes: Readonly<Record<string, string>>,
): void {
  store.write(() =>
    store.prepare("UPDATE sns_subscriptions SET attributes = ? WHERE id = ?").run(JSON.stringify(attributes), id),
  );
}

/** Removes a subscription and counts it among its topic's deleted ones. */
export function removeSubscription(store: Store, { id, topic }: StoredSubscription): void {
  store.write(() => {
    store.prepare("DELETE FROM sns_subscriptions WHERE id = ?").run(id);
    store.prepare("UPDATE sns_topics SET unsubscribed = unsubscribed + 1 WHERE arn = ?").run(topic);
  });
}

function readSubscription(row: Record<string, unknown>): StoredSubscription {
  const confirmation = row["confirmation"];
  return {
    id: Number(row["id"]),
    arn: String(row["arn"]),
    topic: String(row["topic"]),
    account: String(row["account"]),
    region: String(row["region"]),
    protocol: String(row["protocol"]),
    endpoint: String(row["endpoint"]),
    attributes: JSON.parse(String(row["attributes"])),
    principal: String(row["principal"]),
    token: String(row["token"]),
    confirmation: confirmation === "authenticated" || confirmation === "unauthenticated" ? confirmation : "pending",
    created: Number(row["created"]),
  };
}
