import { parseArn } from "../../../arn.ts";
import { isInScope } from "../../service-kit/arn-scope.ts";
import { AwsError } from "../../aws-error.ts";
import type { AnyOperation, Caller } from "../../service.ts";
import { dynaliteOperations } from "./dynalite.ts";
import { type DynamoDb, validationError } from "./dynamodb.ts";

type Input = Readonly<Record<string, unknown>>;

/**
 * The deepest nesting of lists and maps in an attribute; with the item itself there are 32 levels (AWS, "Constraints in
 * Amazon DynamoDB", nested attribute depth).
 */
const maxNesting = 31;

/** The most segments of a parallel Scan (Amazon DynamoDB API Reference, "Scan"). */
const maxSegments = 1_000_000;

const holdersOfValues = ["Item", "Key", "ExpressionAttributeValues", "AttributeUpdates", "RequestItems", "Expected"];

/**
 * Checks what every operation of DynamoDB has in common before it runs: the types of its members, whose table it
 * names, how deep its values are nested and into how many segments it divides a scan.
 *
 * @throws AwsError of DynamoDB's codes and texts
 */
export function checked(db: DynamoDb, operation: string, run: AnyOperation): AnyOperation {
  const handledByDynalite = dynaliteOperations.find((name) => name === operation);
  // Inputs with items are large; dynalite checks their types itself, once.
  const checkTypes = handledByDynalite && !/Item|Query|Scan/.test(operation) ? handledByDynalite : undefined;
  return (input: object, context) => {
    const members: Input = { ...input };
    checkTexts(members);
    if (checkTypes) db.stores.checkTypes(checkTypes, members);
    for (const name of tableNames(members)) checkTable(name, operation, context.caller);
    const shapes = holdersOfValues.map((holder) => shapeOf(members[holder]));
    if (shapes.some(({ hasHole }) => hasHole)) {
      throw validationError("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
    if (shapes.some(({ depth }) => depth > maxNesting)) {
      throw validationError(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit",
      );
    }
    checkSegments(members["TotalSegments"]);
    return run(input, context);
  };
}

function checkTexts(input: Input): void {
  for (const member of ["TableName", "ResourceArn"]) {
    const value = input[member];
    if (value === undefined || value === null || typeof value === "string") continue;
    const text =
      typeof value === "object"
        ? "Start of structure or map found where not expected"
        : `${typeof value === "number" ? "NUMBER_VALUE" : `${String(value).toUpperCase()}_VALUE`} cannot be converted to String`;
    throw new AwsError("SerializationException", text);
  }
  const specification = input["TimeToLiveSpecification"];
  if (specification !== undefined && (typeof specification !== "object" || specification === null)) {
    throw new AwsError("SerializationException", "Unexpected value type in payload");
  }
}

function tableNames(input: Input): string[] {
  const batch = input["RequestItems"];
  const names = typeof batch === "object" && batch !== null ? Object.keys(batch) : [];
  return [input["TableName"], input["ResourceArn"], ...names].filter((name) => typeof name === "string");
}

/** A table of another account or region is not here, and nobody gave access to it. */
function checkTable(name: string, operation: string, { account, region, principal }: Caller): void {
  if (!name.startsWith("arn:")) return;
  const { service, region: itsRegion, account: itsAccount, resource = "" } = parseArn(name) ?? {};
  if (service !== "dynamodb" || !/^table\/[a-zA-Z0-9_.-]{3,255}$/.test(resource) || !itsRegion || !itsAccount) {
    throw validationError(`Invalid TableArn: Invalid ResourceArn provided as input ${name}`);
  }
  if (isInScope(name, { account, region })) return;
  throw new AwsError(
    "AccessDeniedException",
    `User: ${principal.arn} is not authorized to perform: dynamodb:${operation} on resource: ${name} because no resource-based policy allows the dynamodb:${operation} action`,
  );
}

function checkSegments(segments: unknown): void {
  if (typeof segments !== "number" || segments <= maxSegments) return;
  throw validationError(
    `1 validation error detected: Value '${segments}' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to ${maxSegments}`,
  );
}

/**
 * How many lists and maps lie in each other at the deepest place, and whether a list has a null element, which DynamoDB does not accept.
 * Counts without recursion and stops one level above the limit, because a value may be nested as deep as a request is long.
 */
function shapeOf(value: unknown): { depth: number; hasHole: boolean } {
  let hasHole = false;
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== "object" || next.value === null || next.value instanceof Uint8Array) continue;
    if (next.depth > maxNesting) return { depth: next.depth, hasHole };
    if (Array.isArray(next.value)) hasHole ||= next.value.includes(null);
    for (const [name, member] of Object.entries(next.value)) {
      const container = (name === "M" || name === "L") && typeof member === "object" && member !== null;
      open.push({ value: member, depth: next.depth + (container ? 1 : 0) });
    }
  }
  return { depth: 0, hasHole };
}
