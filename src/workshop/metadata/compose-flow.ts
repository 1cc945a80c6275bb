/** How images are moderated. */
export interface Moderation {
  /** A person is asked from this confidence on, in percent. */
  readonly askAt: number;
  /** An image is rejected from this confidence on, in percent. */
  readonly rejectAt: number;
  /** `activity`: people poll for requests. `token`: a function keeps each request, and nobody has to poll. */
  readonly approval: "activity" | "token";
  /** Seconds in which a person has to decide. */
  readonly timeoutSeconds: number;
  /** Seconds between two signs that somebody still has the request; of the activity alone. */
  readonly heartbeatSeconds: number;
}

/** The default moderation: a day to decide, a sign of life every hour. */
export const usualModeration: Moderation = {
  askAt: 50,
  rejectAt: 90,
  approval: "activity",
  timeoutSeconds: 86_400,
  heartbeatSeconds: 3600,
};

/** The parts of the flow's definition. */
interface FlowParts {
  /** `metadata.asl.json`, as JSON text. */
  readonly flow: string;
  /** `moderation.asl.json`, as JSON text. */
  readonly moderationStates: string;
  /** Without it, the flow has no moderation. */
  readonly moderation?: Moderation | undefined;
  /** Seconds until an execution times out as a whole. */
  readonly timeoutSeconds?: number | undefined;
}

/**
 * The definition of the image metadata flow, still with places for the stack's outputs. Moderation stands between the
 * check of the image's type and the parallel steps.
 *
 * @returns the definition as JSON text
 */
export function composeFlow({ flow, moderationStates, moderation, timeoutSeconds }: FlowParts): string {
  const machine: Machine = JSON.parse(flow);
  if (timeoutSeconds !== undefined) machine.TimeoutSeconds = timeoutSeconds;
  if (moderation) insertModeration(machine, JSON.parse(moderationStates), moderation);
  return `${JSON.stringify(machine, undefined, 2)}\n`;
}

/** The parts of the shipped definitions that are changed. */
interface Machine {
  TimeoutSeconds: number;
  StartAt: string;
  States: Record<string, unknown>;
}

interface TypeCheck {
  readonly Type: "Choice";
  readonly Choices: readonly { readonly Next: string }[];
}

function insertModeration(machine: Machine, inserted: Machine, moderation: Moderation): void {
  const states: [string, unknown][] = [];
  for (const [name, state] of Object.entries(machine.States)) {
    if (name !== "ImageTypeCheck" || !isTypeCheck(state)) {
      states.push([name, state]);
      continue;
    }
    const choices = state.Choices.map((choice) => ({ ...choice, Next: inserted.StartAt }));
    states.push([name, { ...state, Choices: choices }]);
    for (const [added, content] of Object.entries(inserted.States))
      states.push([added, adjust(added, content, moderation)]);
  }
  machine.States = Object.fromEntries(states);
}

function isTypeCheck(state: unknown): state is TypeCheck {
  return typeof state === "object" && state !== null && "Choices" in state;
}

function adjust(name: string, state: unknown, moderation: Moderation): unknown {
  if (typeof state !== "object" || state === null) return state;
  if (name === "IsItAppropriate") return { ...state, Choices: bands(moderation) };
  return name === "SendToApproval" && "Parameters" in state ? sendToApproval(state, moderation) : state;
}

function bands({ askAt, rejectAt }: Moderation): object[] {
  const from = (confidence: number, next: string): object => ({
    Variable: "$.moderation.confidence",
    NumericGreaterThanEquals: confidence,
    Next: next,
  });
  return [from(rejectAt, "RejectedContent"), from(askAt, "SendToApproval")];
}

/**
 * A token's task has no heartbeat: the request lies in the table until somebody decides, and nobody has to give signs
 * of life for it.
 */
function sendToApproval(state: { readonly Parameters: unknown }, moderation: Moderation): object {
  const { askAt, rejectAt, timeoutSeconds, heartbeatSeconds } = moderation;
  const bandsAndTimes = { askAt, rejectAt, timeoutSeconds };
  const parameters = Object.assign({}, state.Parameters, bandsAndTimes);
  if (moderation.approval === "activity")
    return {
      ...state,
      TimeoutSeconds: timeoutSeconds,
      HeartbeatSeconds: heartbeatSeconds,
      Parameters: { ...parameters, heartbeatSeconds },
    };
  const request = Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== "heartbeatSeconds"));
  const task = Object.entries({ ...state, Resource: "arn:${Partition}:states:::lambda:invoke.waitForTaskToken" });
  return Object.fromEntries(
    task.flatMap(([name, value]): [string, unknown][] => {
      if (name === "HeartbeatSeconds") return [];
      if (name === "TimeoutSeconds") return [[name, timeoutSeconds]];
      if (name !== "Parameters") return [[name, value]];
      const payload = { "token.$": "$$.Task.Token", request };
      return [[name, { FunctionName: "${RequestApprovalFunctionArn}", Payload: payload }]];
    }),
  );
}
