import { AwsError } from "../../../../src/local/aws-error.ts";
import { createIamService } from "../../../../src/local/services/iam/service.ts";
import type { InternalCall, Service } from "../../../../src/local/service.ts";
import { contextOf, makeHost } from "../service-host.ts";

type Members = Record<string, unknown>;
type Answer = (input: Members, call: InternalCall) => Members;

/**
 * The services a stack's resources live in, in memory, as far as stacks use them. What they promise:
 * making a thing twice is refused, describing or deleting one that is not there is refused, a bucket that holds
 * objects cannot be deleted, and everything else succeeds and is kept to be looked at. IAM is the real one.
 */
export interface FakeServices {
  readonly buckets: Map<string, Members & { objects: number }>;
  readonly tables: Map<string, Members>;
  readonly functions: Map<string, Members>;
  readonly logGroups: Map<string, Members>;
  readonly machines: Map<string, Members>;
  readonly objects: Map<string, string>;
  /** Every call, as `service:Operation name`. */
  readonly calls: string[];
  /** The callers' ARNs, in the same order. */
  readonly callers: string[];
  /** Asked before every call: throws, or waits, to disturb it. */
  disturb: (call: InternalCall & { line: string }) => Promise<void> | void;
  answer(call: InternalCall): Promise<unknown>;
}

/** The fakes, and a host that calls them. */
export function startFakes(folder?: string): { fakes: FakeServices; host: ReturnType<typeof makeHost> } {
  const fakes = makeFakes();
  const host = makeHost({ answer: (call) => fakes.answer(call), ...(folder === undefined ? {} : { folder }) });
  iamOf.set(fakes, createIamService(host));
  return { fakes, host };
}

/** Fakes of a new host that stand where those of another stood: the endpoint was stopped and started again. */
export function restartFakes(
  fakes: FakeServices,
  folder: string,
): { fakes: FakeServices; host: ReturnType<typeof makeHost> } {
  const host = makeHost({ answer: (call) => fakes.answer(call), folder });
  iamOf.set(fakes, createIamService(host));
  return { fakes, host };
}

const iamOf = new WeakMap<FakeServices, Service>();

function makeFakes(): FakeServices {
  const fakes: FakeServices = {
    buckets: new Map(),
    tables: new Map(),
    functions: new Map(),
    logGroups: new Map(),
    machines: new Map(),
    objects: new Map(),
    calls: [],
    callers: [],
    disturb: () => {},
    async answer(call) {
      const input = toMembers(call.input);
      const line = `${call.service}:${call.operation} ${nameIn(input)}`;
      fakes.calls.push(line);
      fakes.callers.push(call.caller.principal.arn);
      await fakes.disturb({ ...call, line });
      if (call.service === "iam") return iamOf.get(fakes)?.operations[call.operation]?.(input, contextOf(call.caller));
      const answer = answers[`${call.service}:${call.operation}`];
      if (!answer) throw new AwsError("InvalidAction", `${call.operation} is not there`);
      return answer(input, call);
    },
  };
  const { buckets, tables, functions, logGroups, machines } = fakes;
  const answers: Record<string, Answer> = {
    "s3:CreateBucket": (input) => add(buckets, "Bucket", { ...input, objects: 0 }, "BucketAlreadyOwnedByYou"),
    "s3:HeadBucket": (input) => get(buckets, input, "Bucket", "NotFound"),
    "s3:DeleteBucket"(input) {
      if (Number(get(buckets, input, "Bucket", "NoSuchBucket")["objects"]) > 0) {
        throw new AwsError("BucketNotEmpty", "The bucket you tried to delete is not empty", { statusCode: 409 });
      }
      return remove(buckets, input, "Bucket", "NoSuchBucket");
    },
    "s3:GetObject"(input) {
      const body = fakes.objects.get(`${String(input["Bucket"])}/${String(input["Key"])}`);
      if (body === undefined) throw new AwsError("NoSuchKey", "The specified key does not exist.", { statusCode: 404 });
      return { Body: new TextEncoder().encode(body) };
    },
    "dynamodb:CreateTable": (input) =>
      add(tables, "TableName", { ...input, TableStatus: "CREATING" }, "ResourceInUseException"),
    "dynamodb:DescribeTable"(input, { caller }) {
      const table = get(tables, input, "TableName", "ResourceNotFoundException");
      const shown = {
        ...table,
        TableArn: `arn:aws:dynamodb:${caller.region}:${caller.account}:table/${nameIn(input)}`,
      };
      table["TableStatus"] = "ACTIVE";
      return { Table: shown };
    },
    "dynamodb:DeleteTable": (input) => remove(tables, input, "TableName", "ResourceNotFoundException"),
    "lambda:CreateFunction": (input) => add(functions, "FunctionName", input, "ResourceConflictException"),
    "lambda:GetFunctionConfiguration"(input, { caller }) {
      const found = get(functions, input, "FunctionName", "ResourceNotFoundException");
      const arn = `arn:aws:lambda:${caller.region}:${caller.account}:function:${nameIn(input)}`;
      return { ...found, State: "Active", LastUpdateStatus: "Successful", FunctionArn: arn };
    },
    "lambda:UpdateFunctionConfiguration": (input) => change(functions, input, "FunctionName"),
    "lambda:UpdateFunctionCode": (input) => change(functions, input, "FunctionName"),
    "lambda:DeleteFunction": (input) => remove(functions, input, "FunctionName", "ResourceNotFoundException"),
    "logs:CreateLogGroup": (input) => add(logGroups, "logGroupName", input, "ResourceAlreadyExistsException"),
    "logs:DescribeLogGroups": (input) => ({
      logGroups: [...logGroups.keys()]
        .filter((name) => name.startsWith(String(input["logGroupNamePrefix"])))
        .map((logGroupName) => ({ logGroupName })),
    }),
    "logs:PutRetentionPolicy": (input) => change(logGroups, input, "logGroupName"),
    "logs:DeleteRetentionPolicy": (input) =>
      change(logGroups, { ...input, retentionInDays: undefined }, "logGroupName"),
    "logs:TagResource": (input) =>
      change(logGroups, { ...input, logGroupName: String(input["resourceArn"]).split(":").at(-1) }, "logGroupName"),
    "logs:UntagResource": () => ({}),
    "logs:DeleteLogGroup": (input) => remove(logGroups, input, "logGroupName", "ResourceNotFoundException"),
    "states:CreateStateMachine": (input) => add(machines, "name", input, "StateMachineAlreadyExists"),
    "states:DescribeStateMachine"(input) {
      return get(
        machines,
        { name: String(input["stateMachineArn"]).split(":").at(-1) },
        "name",
        "StateMachineDoesNotExist",
      );
    },
    "states:UpdateStateMachine": (input) =>
      change(machines, { ...input, name: String(input["stateMachineArn"]).split(":").at(-1) }, "name"),
    "states:DeleteStateMachine": (input) =>
      remove(
        machines,
        { name: String(input["stateMachineArn"]).split(":").at(-1) },
        "name",
        "StateMachineDoesNotExist",
      ),
  };
  for (const operation of [
    "PutBucketOwnershipControls",
    "PutPublicAccessBlock",
    "DeletePublicAccessBlock",
    "PutBucketEncryption",
    "PutBucketVersioning",
    "PutBucketLifecycleConfiguration",
    "PutBucketTagging",
    "DeleteBucketTagging",
    "PutBucketPolicy",
  ]) {
    answers[`s3:${operation}`] = (input) => change(buckets, input, "Bucket");
  }
  return fakes;
}

function add<Kept extends Members>(things: Map<string, Kept>, key: string, thing: Kept, taken: string): Members {
  const name = String(thing[key]);
  if (things.has(name)) throw new AwsError(taken, `${name} is there already`, { statusCode: 409 });
  things.set(name, thing);
  return {};
}

function get(things: ReadonlyMap<string, Members>, input: Members, key: string, missing: string): Members {
  const found = things.get(String(input[key]));
  if (!found) throw new AwsError(missing, `${String(input[key])} is not there`, { statusCode: 404 });
  return found;
}

function change(things: ReadonlyMap<string, Members>, input: Members, key: string): Members {
  return Object.assign(get(things, input, key, "ResourceNotFoundException"), input);
}

function remove(things: Map<string, Members>, input: Members, key: string, missing: string): Members;
function remove(
  things: Map<string, Members & { objects: number }>,
  input: Members,
  key: string,
  missing: string,
): Members;
function remove(
  things: { delete(name: string): boolean; has(name: string): boolean },
  input: Members,
  key: string,
  missing: string,
): Members {
  const name = String(input[key]);
  if (!things.delete(name)) throw new AwsError(missing, `${name} is not there`, { statusCode: 404 });
  return {};
}

function nameIn(input: Members): string {
  const keys = ["Bucket", "TableName", "FunctionName", "logGroupName", "logGroupNamePrefix", "RoleName", "name"];
  return String(keys.map((key) => input[key]).find((value) => value !== undefined) ?? "");
}

function toMembers(input: unknown): Members {
  return Object.fromEntries(Object.entries(input ?? {}));
}
