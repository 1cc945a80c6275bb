import { SFNClient, ValidateStateMachineDefinitionCommand, type StateMachineType } from "@aws-sdk/client-sfn";
import { isNotOffered } from "../not-offered.ts";
import type { AwsSession } from "../session.ts";

/** One complaint about a definition. */
export interface DefinitionProblem {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly location: string | undefined;
}

/** Lets Step Functions check a definition; undefined where the endpoint does not offer that. */
export async function validateDefinition(
  session: AwsSession,
  definition: string,
  type: StateMachineType = "STANDARD",
): Promise<readonly DefinitionProblem[] | undefined> {
  try {
    const answer = await session
      .client(SFNClient)
      .send(new ValidateStateMachineDefinitionCommand({ definition, type }));
    return (answer.diagnostics ?? []).map((diagnostic) => ({
      severity: diagnostic.severity ?? "ERROR",
      code: diagnostic.code ?? "",
      message: diagnostic.message ?? "",
      location: diagnostic.location,
    }));
  } catch (error) {
    if (isNotOffered(error)) return undefined;
    throw error;
  }
}
