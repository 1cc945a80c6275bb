import type { Caller } from "../../../service.ts";
import type { Store } from "../../../store/store.ts";
import { notFound } from "../sns-errors.ts";

type Scope = Pick<Caller, "account" | "region">;
type Texts = Readonly<Record<string, string>>;

/** A topic as it is stored. */
export interface StoredTopic {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** Those that were set, and the policy. */
  readonly attributes: Texts;
  readonly tags: Texts;
  /** How many subscriptions were deleted. */
  readonly unsubscribed: number;
}

/** True for topics that keep order, whose names end in `.fifo`. */
export function isFifo({ attributes }: Pick<StoredTopic, "attributes">): boolean {
  return attributes["FifoTopic"] === "true";
}

/** Undefined for a topic that does not exist, in any account or region. */
export function findTopic(store: Store, arn: string): StoredTopic | undefined {
  const row = store.prepare("SELECT * FROM sns_topics WHERE arn = ?").get(arn);
  return row && readTopic(row);
}

/** @throws AwsError `NotFoundException` */
export function getTopic(store: Store, arn: string): StoredTopic {
  const topic = findTopic(store, arn);
  if (!topic) throw notFound("Topic");
  return topic;
}

/** Topics of an account and region by ARN, beginning behind one of them. */
export function listTopicArns(store: Store, scope: Scope, page: { after: string; limit: number }): string[] {
  return store
    .prepare("SELECT arn FROM sns_topics WHERE account = ? AND region = ? AND arn > ? ORDER BY arn LIMIT ?")
    .all(scope.account, scope.region, page.after, page.limit)
    .map((row) => String(row["arn"]));
}

/** The caller has checked that no topic has this ARN: a second one fails in the store. */
export function addTopic(store: Store, topic: Omit<StoredTopic, "unsubscribed">): void {
  store.write(() =>
    store
      .prepare("INSERT INTO sns_topics (arn, account, region, attributes, tags) VALUES (?, ?, ?, ?, ?)")
      .run(topic.arn, topic.account, topic.region, JSON.stringify(topic.attributes), JSON.stringify(topic.tags)),
  );
}

/** Removes a topic with its subscriptions; none of that ARN is not an error. */
export function removeTopic(store: Store, arn: string): void {
  store.write(() => store.prepare("DELETE FROM sns_topics WHERE arn = ?").run(arn));
}

/** Replaces all attributes. They are not checked again. */
export function setTopicAttributeMap(store: Store, arn: string, attributes: Texts): void {
  store.write(() =>
    store.prepare("UPDATE sns_topics SET attributes = ? WHERE arn = ?").run(JSON.stringify(attributes), arn),
  );
}

/** Replaces all tags. They are not checked again. */
export function setTopicTags(store: Store, arn: string, tags: Texts): void {
  store.write(() => store.prepare("UPDATE sns_topics SET tags = ? WHERE arn = ?").run(JSON.stringify(tags), arn));
}

/** The next sequence number of a topic that keeps order: 20 digits. Belongs inside `store.write`. */
export function nextSequenceNumber(store: Store, arn: string): string {
  const row = store.prepare("UPDATE sns_topics SET sequence = sequence + 1 WHERE arn = ? RETURNING sequence").get(arn);
  return `1${String(row?.["sequence"]).padStart(19, "0")}`;
}

function readTopic(row: Record<string, unknown>): StoredTopic {
  return {
    arn: String(row["arn"]),
    account: String(row["account"]),
    region: String(row["region"]),
    attributes: JSON.parse(String(row["attributes"])),
    tags: JSON.parse(String(row["tags"])),
    unsubscribed: Number(row["unsubscribed"]),
  };
}
