import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { membersOf, textMember } from "../resources/answer-members.ts";
import type { ParameterValues } from "../template/evaluation/resolve-parameters.ts";
import { refuseTemplate } from "../template/template-error.ts";
import type { ParameterDefinition } from "../template/template.ts";

/**
 * The values that parameters of the types `AWS::SSM::Parameter::Value<…>` stand for: their own values are names in
 * Parameter Store (CloudFormation User Guide, "Specify existing resources at runtime").
 *
 * @throws AwsError `ValidationError` for names that are not there
 */
export async function readStoredParameters(
  host: ServiceHost,
  caller: Caller,
  definitions: Readonly<Record<string, ParameterDefinition>>,
  given: ParameterValues,
): Promise<ParameterValues | undefined> {
  const stored = Object.entries(definitions).filter(([, { type }]) => type.includes("AWS::SSM::Parameter::"));
  if (stored.length === 0) return undefined;
  const found = new Map<string, string>();
  for (const [name] of stored) {
    const Name = given[name] ?? "";
    try {
      const answer = await host.call({ service: "ssm", operation: "GetParameter", input: { Name }, caller });
      found.set(name, textMember(membersOf(membersOf(answer)["Parameter"]), "Value"));
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== "ParameterNotFound") throw error;
    }
  }
  const absent = stored.filter(([name]) => !found.has(name)).map(([name]) => given[name] ?? "");
  if (absent.length > 0) {
    throw refuseTemplate(`Unable to fetch parameters [${absent.join(",")}] from parameter store for this account.`);
  }
  return Object.fromEntries(
    stored.flatMap(([name, { type }]) => (isValue(type) ? [[name, found.get(name) ?? ""]] : [])),
  );
}

/** A parameter of the type `AWS::SSM::Parameter::Name` is only looked for: its value stays the name. */
function isValue(type: string): boolean {
  return type.includes("::Value<");
}
