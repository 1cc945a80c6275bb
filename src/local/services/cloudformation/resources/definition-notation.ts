import { parseDocument } from "yaml";
import { ResourceFailure } from "./handler.ts";

/**
 * A state machine's definition as JSON. CloudFormation also takes YAML, in an object of S3 and in the template's text
 * (CloudFormation Template Reference, "AWS::StepFunctions::StateMachine DefinitionString").
 *
 * @returns JSON text as it is, so that Step Functions itself refuses JSON that is not well-formed
 * @throws ResourceFailure for YAML that is not well-formed
 */
export function jsonOfDefinition(text: string): string {
  if (/^\s*(?:\{|$)/u.test(text)) return text;
  const document = parseDocument(text, { version: "1.2", logLevel: "silent" });
  const [problem] = document.errors;
  if (problem) throw new ResourceFailure(`The definition is neither JSON nor YAML: ${problem.message.split("\n")[0]}`);
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  // A single word is not a document of states: Step Functions says what is wrong with it.
  return typeof value === "object" && value !== null ? JSON.stringify(value) : text;
}
