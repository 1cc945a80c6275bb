import { SFNClient, TestStateCommand } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** The result of a state that ran alone. */
export interface TestedState {
  /** `CAUGHT_ERROR` where a Catch takes the error, `RETRIABLE` where a Retry would try again. */
  readonly status: "SUCCEEDED" | "FAILED" | "CAUGHT_ERROR" | "RETRIABLE";
  /** JSON text. */
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** Undefined where the machine would end. */
  readonly nextState: string | undefined;
}

/** Lets Step Functions run one state of a definition with an input. A Task does its work, as the role. */
export async function testState(
  session: AwsSession,
  of: { definition: string; stateName: string; roleArn: string; input: object },
): Promise<TestedState> {
  const { definition, stateName, roleArn } = of;
  const answer = await session
    .client(SFNClient)
    .send(new TestStateCommand({ definition, stateName, roleArn, input: JSON.stringify(of.input) }));
  const { status = "FAILED", output, error, cause, nextState } = answer;
  return { status, output, error, cause, nextState };
}
