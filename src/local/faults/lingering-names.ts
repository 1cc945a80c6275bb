import { resourceElements } from "../../arn.ts";
import { AwsError } from "../aws-error.ts";
import type { ServiceName } from "../service.ts";
import type { OperationInput } from "../service-description.ts";

/** A kind of resource whose name stays in use for a while after it was deleted. */
interface LingeringKind {
  readonly service: ServiceName;
  readonly create: string;
  readonly remove: string;
  readonly nameOf: (input: OperationInput) => unknown;
  readonly refusal: (name: string) => AwsError;
}

const kinds: readonly LingeringKind[] = [
  {
    service: "s3",
    create: "CreateBucket",
    remove: "DeleteBucket",
    nameOf: (input) => input["Bucket"],
    refusal: () =>
      new AwsError(
        "OperationAborted",
        "A conflicting conditional operation is currently in progress against this resource. Please try again.",
        { statusCode: 409 },
      ),
  },
  {
    service: "states",
    create: "CreateStateMachine",
    remove: "DeleteStateMachine",
    nameOf: (input) => input["name"] ?? resourceElements(String(input["stateMachineArn"] ?? ""))[1],
    refusal: (name) => new AwsError("StateMachineDeleting", `State Machine Deleting: '${name}'`),
  },
  {
    service: "rekognition",
    create: "CreateCollection",
    remove: "DeleteCollection",
    nameOf: (input) => input["CollectionId"],
    refusal: (name) =>
      new AwsError("ResourceAlreadyExistsException", `The collection id: ${name} already exists`, { statusCode: 400 }),
  },
  {
    service: "logs",
    create: "CreateLogGroup",
    remove: "DeleteLogGroup",
    nameOf: (input) => input["logGroupName"],
    refusal: () =>
      new AwsError(
        "OperationAbortedException",
        "A conflicting operation is currently in progress against this resource. Please try again.",
      ),
  },
  {
    service: "dynamodb",
    create: "CreateTable",
    remove: "DeleteTable",
    nameOf: (input) => input["TableName"],
    refusal: (name) =>
      new AwsError(
        "ResourceInUseException",
        `Attempt to change a resource which is still in use: Table is being deleted: ${name}`,
      ),
  },
];

/** Names that deletions keep in use, by AWS's rules for each kind. */
export interface LingeringNames {
  /** Notes a deletion that was carried out. */
  removed(service: ServiceName, operation: string, input: OperationInput, region: string): void;
  /** The refusal of a creation whose name was deleted less than `seconds` ago. */
  refusal(
    call: { service: ServiceName; operation: string; input: OperationInput; region: string },
    seconds: number,
  ): AwsError | undefined;
}

/** Starts without deletions. `now` gives milliseconds. */
export function createLingeringNames(now: () => number): LingeringNames {
  const removedAt = new Map<string, number>();
  const keyOf = (kind: LingeringKind, input: OperationInput, region: string): string =>
    `${kind.service} ${kind.service === "s3" ? "" : region} ${String(kind.nameOf(input))}`;
  return {
    removed(service, operation, input, region) {
      const kind = kinds.find((one) => one.service === service && one.remove === operation);
      if (kind) removedAt.set(keyOf(kind, input, region), now());
    },
    refusal({ service, operation, input, region }, seconds) {
      const kind = kinds.find((one) => one.service === service && one.create === operation);
      const at = kind && removedAt.get(keyOf(kind, input, region));
      if (!kind || at === undefined || now() - at >= seconds * 1000) return undefined;
      return kind.refusal(String(kind.nameOf(input)));
    },
  };
}
