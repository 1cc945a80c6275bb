import { describeStack, type StackView } from "../aws/stack/describe-stack.ts";
import type { Tags } from "../aws/tags.ts";
import { UserError } from "../user-error.ts";
import type { Environment } from "./environment.ts";
import { environmentTags } from "./ownership/tags.ts";

/**
 * A company's demands on all resources: tags, a permissions boundary of roles, an instruction set of
 * functions, a role that CloudFormation works with. `setup` takes it, the workshop's stack keeps it, and all that is made later takes it from there.
 */
export interface ResourceSettings {
  /** Undefined: as they are. Else these and no others beside the program's own. */
  readonly tags?: Tags | undefined;
  /** Undefined: as it is. ARN of a managed policy; empty for none. */
  readonly permissionsBoundary?: string | undefined;
  readonly architecture?: string | undefined;
  /** ARN of the role that CloudFormation works with; undefined: as it is. A stack that has one keeps it. */
  readonly serviceRole?: string | undefined;
}

/** The parameters of the templates that hold settings. */
export const settingParameters = ["PermissionsBoundary", "FunctionArchitecture"] as const;

/** The word for "none" in a flag. */
const off = "off";

/**
 * Checks what a person asked for.
 *
 * @param chosen.tags each `KEY=VALUE`, or `off` alone
 * @param chosen.permissionsBoundary the ARN of a managed policy, or `off`
 * @throws UserError `bad-tag`, `bad-permissions-boundary`, `bad-service-role`
 */
export function readSettings(chosen: {
  tags: readonly string[] | undefined;
  permissionsBoundary: string | undefined;
  architecture: string | undefined;
  serviceRole?: string | undefined;
}): ResourceSettings {
  const { tags, permissionsBoundary, architecture, serviceRole } = chosen;
  if (permissionsBoundary !== undefined && permissionsBoundary !== off && !isPolicyArn(permissionsBoundary))
    throw new UserError({ code: "bad-permissions-boundary", values: { arn: permissionsBoundary } });
  if (serviceRole !== undefined && !isRoleArn(serviceRole))
    throw new UserError({ code: "bad-service-role", values: { arn: serviceRole } });
  return {
    tags: tags && readTags(tags),
    permissionsBoundary: permissionsBoundary === off ? "" : permissionsBoundary,
    architecture,
    serviceRole,
  };
}

const isRoleArn = (text: string): boolean => /^arn:[a-z-]+:iam::\d{12}:role\/.+/.test(text);
const isPolicyArn = (text: string): boolean => /^arn:[a-z-]+:iam::(aws|\d{12}):policy\/.+/.test(text);

/**
 * CloudFormation API Reference, "Tag", and the characters that all services take (Tag naming limits and requirements).
 */
const tagPattern = /^(?!aws:|wildrydes:)([\p{L}\p{Z}\p{N}_.:/+@-]{1,128})=([\p{L}\p{Z}\p{N}_.:/=+@-]{0,256})$/u;

function readTags(words: readonly string[]): Tags {
  if (words.length === 1 && words[0] === off) return new Map();
  return new Map(
    words.map((word): [string, string] => {
      const [, key, value] = tagPattern.exec(word) ?? [];
      if (key === undefined || value === undefined) throw new UserError({ code: "bad-tag", values: { tag: word } });
      return [key, value];
    }),
  );
}

const isProgramTag = (key: string): boolean => key.startsWith("wildrydes:");

/** The tags of a stack that the program and AWS did not give it. */
export function chosenTags(stack: Pick<StackView, "tags"> | undefined): Tags {
  return new Map([...(stack?.tags ?? [])].filter(([key]) => !isProgramTag(key) && !key.startsWith("aws:")));
}

/** The tags that the program gives. */
export function programTags(tags: Tags): Tags {
  return new Map([...tags].filter(([key]) => isProgramTag(key)));
}

/** The values of the template's parameters for settings that were given. */
export function parametersOf({ permissionsBoundary, architecture }: ResourceSettings): [string, string][] {
  return [
    ...(permissionsBoundary === undefined ? [] : [["PermissionsBoundary", permissionsBoundary] as [string, string]]),
    ...(architecture === undefined ? [] : [["FunctionArchitecture", architecture] as [string, string]]),
  ];
}

/** The settings that a stack beside the workshop's own takes over from it. */
interface InheritedSettings {
  readonly tags: Tags;
  readonly parameters: readonly [string, string][];
  readonly serviceRole: string | undefined;
}

/**
 * Reads the settings from the workshop's stack.
 *
 * @param templateBody shows which settings it has parameters for
 */
export async function inheritSettings(
  { session, names }: Environment,
  templateBody: string,
): Promise<InheritedSettings> {
  const stack = await describeStack(session, names.stack);
  const parameters = settingParameters.flatMap((name): [string, string][] => {
    const value = templateBody.includes(`\n  ${name}:\n`) ? stack?.parameters.get(name) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return { tags: chosenTags(stack), parameters, serviceRole: stack?.roleArn };
}

/** The tags of what is made outside stacks: the program's own, and those that were chosen by `setup`. */
export async function tagsForNew(environment: Environment): Promise<Tags> {
  const [own, stack] = await Promise.all([
    environmentTags(environment),
    describeStack(environment.session, environment.names.stack),
  ]);
  return new Map([...chosenTags(stack), ...own]);
}
