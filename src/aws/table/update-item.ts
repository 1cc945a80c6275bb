import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { AwsSession } from "../session.ts";

/** The values that an attribute can be made of. Members without a value are left out. */
export type Plain = string | number | readonly Plain[] | { readonly [name: string]: Plain | undefined };

/** A change of one item; an item that is not there is made. */
interface ItemChange {
  readonly table: string;
  readonly key: { readonly name: string; readonly value: string };
  /** Attributes to write; those without a value stay as they are. */
  readonly set?: Readonly<Record<string, Plain | undefined>>;
  readonly remove?: readonly string[];
  /** Conditions: attributes that must exist, must not exist, or must have this value. */
  readonly when?: {
    readonly present?: readonly string[];
    readonly absent?: readonly string[];
    readonly equal?: Readonly<Record<string, string | number>>;
  };
}

/** Changes an item, if its condition holds. Answers whether it was changed. */
export async function updateItem(session: AwsSession, change: ItemChange): Promise<boolean> {
  const names = new Map<string, string>();
  const values = new Map<string, AttributeValue>();
  const nameOf = (attribute: string): string => {
    const known = [...names].find(([, name]) => name === attribute);
    const place = known?.[0] ?? `#n${names.size}`;
    names.set(place, attribute);
    return place;
  };
  const valueOf = (value: Plain): string => {
    const place = `:v${values.size}`;
    values.set(place, toAttributeValue(value));
    return place;
  };
  const set = Object.entries(change.set ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${nameOf(name)} = ${valueOf(value)}`],
  );
  const remove = (change.remove ?? []).map(nameOf);
  const { present = [], absent = [], equal = {} } = change.when ?? {};
  const conditions = [
    ...present.map((name) => `attribute_exists(${nameOf(name)})`),
    ...absent.map((name) => `attribute_not_exists(${nameOf(name)})`),
    ...Object.entries(equal).map(([name, value]) => `${nameOf(name)} = ${valueOf(value)}`),
  ];
  const clauses = [set.length > 0 && `SET ${set.join(", ")}`, remove.length > 0 && `REMOVE ${remove.join(", ")}`];
  try {
    await session.client(DynamoDBClient).send(
      new UpdateItemCommand({
        TableName: change.table,
        Key: { [change.key.name]: { S: change.key.value } },
        UpdateExpression: clauses.filter((clause) => clause !== false).join(" "),
        ConditionExpression: conditions.length > 0 ? conditions.join(" AND ") : undefined,
        ExpressionAttributeNames: names.size > 0 ? Object.fromEntries(names) : undefined,
        ExpressionAttributeValues: values.size > 0 ? Object.fromEntries(values) : undefined,
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function toAttributeValue(value: Plain): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (isList(value)) return { L: value.map(toAttributeValue) };
  const members = Object.entries(value).flatMap(([name, member]): [string, AttributeValue][] =>
    member === undefined ? [] : [[name, toAttributeValue(member)]],
  );
  return { M: Object.fromEntries(members) };
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
