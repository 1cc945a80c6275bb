import { passportTraits } from "../../passport-rules/judge-faces.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { deployCompanionStack, findCompanionStack } from "../stacks/companion-stack.ts";

/** The resources of the passport office. */
export interface PassportOffice {
  readonly stack: string;
  readonly bucket: string;
  readonly table: string;
  readonly topicArn: string;
  /** The URL that answers with a result. */
  readonly url: string;
}

/** The choices about the office. Those that are left out stay as they are. */
interface OfficeSettings {
  /** Percent, for all four attributes. */
  readonly minConfidence?: number | undefined;
  /** Who gets each result by mail. */
  readonly notify?: string | undefined;
}

/** Deploys the passport office, or changes it. */
export async function openPassportOffice(
  environment: Environment,
  settings: OfficeSettings = {},
): Promise<PassportOffice> {
  const { notify, minConfidence } = settings;
  if (notify !== undefined && !/^[^@\s]+@[^@\s]+$/.test(notify))
    throw new UserError({ code: "bad-mail-address", values: { address: notify } });
  const before = (await findCompanionStack(environment, "passport"))?.parameters ?? new Map<string, string>();
  const parameter = (name: string, chosen: number | string | undefined): [string, string][] => {
    const value = chosen === undefined ? before.get(name) : String(chosen);
    return value === undefined ? [] : [[name, value]];
  };
  const { environment: suffix } = environment.target;
  const named = (name: string): string => (suffix === undefined ? name : `${name}-${suffix}`);
  const stack = await deployCompanionStack(environment, {
    id: "passport",
    parameters: new Map([
      ["TableName", named("ValidationRequests")],
      ["TopicName", named("ValidationResult")],
      ...parameter("NotifyEmail", notify),
      ...passportTraits.flatMap((trait) => parameter(`${trait}MinConfidence`, minConfidence)),
    ]),
  });
  return readOffice(stack);
}

/** The passport office, if there is one. */
export async function findPassportOffice(environment: Environment): Promise<PassportOffice | undefined> {
  const stack = await findCompanionStack(environment, "passport");
  return stack && readOffice(stack);
}

/** The passport office; it is deployed when there is none yet. */
export async function requirePassportOffice(environment: Environment): Promise<PassportOffice> {
  return (await findPassportOffice(environment)) ?? openPassportOffice(environment);
}

function readOffice({ name, outputs }: StackView): PassportOffice {
  const read = (output: string): string => {
    const value = outputs.get(output);
    if (value !== undefined) return value;
    throw new UserError({ code: "output-missing", values: { stack: name, output } });
  };
  return {
    stack: name,
    bucket: read("PassportPhotoS3Bucket"),
    table: read("ValidationTableName"),
    topicArn: read("ValidationTopicArn"),
    url: read("ResultFunctionUrl"),
  };
}
