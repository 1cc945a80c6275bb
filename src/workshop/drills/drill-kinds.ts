/** The faults that can be rehearsed. */
export const drillKinds = ["timeout", "throttle", "throughput", "crash"] as const;

export type DrillKind = (typeof drillKinds)[number];

/** A fault of the metadata flow: what it befalls, and what it looks like. */
export interface DrillPlan {
  readonly kind: DrillKind;
  /** Output of the stack with the function's ARN. */
  readonly functionOutput: string;
  /** The state that runs the function. */
  readonly state: string;
  /** The error that the state reports; `Lambda.Unknown` for timeouts and crashes in older machines. */
  readonly error: string;
  /** Key of the image that shows it. */
  readonly image: string;
}

const plans: Readonly<Record<DrillKind, Omit<DrillPlan, "kind">>> = {
  timeout: {
    functionOutput: "ExtractMetadataFunctionArn",
    state: "ExtractImageMetadata",
    error: "Sandbox.Timedout",
    image: "Incoming/large.jpg",
  },
  throttle: {
    functionOutput: "DetectLabelsFunctionArn",
    state: "DetectLabelsRekognition",
    error: "Lambda.TooManyRequestsException",
    image: "Incoming/metadata.jpg",
  },
  throughput: {
    functionOutput: "StoreImageMetadataFunctionArn",
    state: "PersistDDB",
    error: "ProvisionedThroughputExceededException",
    image: "Incoming/metadata.jpg",
  },
  crash: {
    functionOutput: "ExtractMetadataFunctionArn",
    state: "ExtractImageMetadata",
    error: "Runtime.ExitError",
    image: "Incoming/metadata.jpg",
  },
};

/** Plans what a drill does, by its kind. */
export function planOf(kind: DrillKind): DrillPlan {
  return { kind, ...plans[kind] };
}

/** Every output of the flow's stack whose function a drill may change. */
export const drilledOutputs = [...new Set(drillKinds.map((kind) => planOf(kind).functionOutput))];
