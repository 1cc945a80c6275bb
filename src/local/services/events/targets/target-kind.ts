import type { ServiceHost } from "../../../service.ts";
import type { TargetDelivery } from "./target-delivery.ts";

/** One service that events can be delivered to. */
export interface TargetKind {
  /** How its ARNs look. */
  readonly arn: RegExp;
  /** Whether EventBridge acts as a role of the target, or as itself. */
  readonly actsAs: "role" | "service";
  /** @throws AwsError when the service does not take the event */
  deliver(request: TargetRequest): Promise<void>;
}

/** An event with what the target gets of it. */
export interface TargetRequest {
  readonly host: ServiceHost;
  readonly delivery: TargetDelivery;
  /** JSON as a rule. */
  readonly input: string;
}

/** The name EventBridge has among services. */
export const eventBridge = "events.amazonaws.com";
