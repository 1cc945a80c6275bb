import { AwsError } from "../aws-error.ts";
import type { ServiceName } from "../service.ts";

/** A limit of calls: `bucket` at once, and `refill` more each second. */
interface CallLimit {
  readonly bucket: number;
  readonly refill: number;
}

/**
 * The limits AWS publishes for the operations the workshop uses, for regions other than the largest three (Step
 * Functions quotas, "API action throttling"; Rekognition quotas: transactions per second and operation).
 */
const publishedLimits: Readonly<Record<string, CallLimit>> = {
  "states StartExecution": { bucket: 800, refill: 150 },
  "states DescribeExecution": { bucket: 250, refill: 10 },
  "states GetExecutionHistory": { bucket: 400, refill: 20 },
  "states ListExecutions": { bucket: 100, refill: 5 },
  "states ListStateMachines": { bucket: 100, refill: 5 },
  "states DescribeStateMachine": { bucket: 200, refill: 20 },
  "states CreateStateMachine": { bucket: 100, refill: 1 },
  "states UpdateStateMachine": { bucket: 100, refill: 1 },
  "states DeleteStateMachine": { bucket: 100, refill: 1 },
  "states StopExecution": { bucket: 500, refill: 25 },
  "rekognition DetectFaces": { bucket: 5, refill: 5 },
  "rekognition IndexFaces": { bucket: 5, refill: 5 },
  "rekognition SearchFacesByImage": { bucket: 5, refill: 5 },
  "rekognition SearchFaces": { bucket: 5, refill: 5 },
};

const otherwise: CallLimit = { bucket: 20, refill: 5 };

/** The limit of an operation: AWS's published one where it is known, a small one otherwise. */
export function limitOf(service: ServiceName, operation: string): CallLimit {
  return publishedLimits[`${service} ${operation}`] ?? otherwise;
}

/** A token bucket: full at first. */
export function createBucket(limit: CallLimit, now: () => number): { take(): boolean } {
  let tokens = limit.bucket;
  let last = now();
  return {
    take() {
      const moment = now();
      tokens = Math.min(limit.bucket, tokens + ((moment - last) / 1000) * limit.refill);
      last = moment;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

type Refusal = readonly [code: string, message: string, status?: number, members?: Record<string, unknown>];

/** Each service's error for too many calls, where it differs from the most frequent form. */
const refusals: Readonly<Partial<Record<ServiceName, Refusal>>> = {
  cloudformation: ["Throttling", "Rate exceeded", 400],
  iam: ["Throttling", "Rate exceeded", 400],
  sts: ["Throttling", "Rate exceeded", 400],
  sns: ["Throttling", "Rate exceeded", 400],
  ses: ["Throttling", "Rate exceeded", 400],
  monitoring: ["Throttling", "Rate exceeded", 400],
  s3: ["SlowDown", "Please reduce your request rate.", 503],
  lambda: ["TooManyRequestsException", "Rate Exceeded.", 429, { Reason: "CallerRateLimitExceeded", Type: "User" }],
  rekognition: ["ProvisionedThroughputExceededException", "Provisioned rate exceeded", 400],
  sesv2: ["TooManyRequestsException", "Too Many Requests", 429],
  mail: ["TooManyRequestsException", "Too Many Requests", 429],
};

/** The error of a service that is called too often. */
export function throttled(service: ServiceName): AwsError {
  const [code, message, statusCode = 400, members = {}] = refusals[service] ?? ["ThrottlingException", "Rate exceeded"];
  return new AwsError(code, message, { statusCode, members });
}
