import { AwsError } from "../../../aws-error.ts";
import type { TemplateMap } from "../template/value.ts";

/** A text property that the schema has checked; empty when it is absent. */
export function textProperty(properties: TemplateMap, name: string): string {
  const value = properties[name];
  return typeof value === "string" ? value : "";
}

/** The members of an object in a service's answer; none when it is not an object. */
export function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** A text in a service's answer; empty when it is absent. */
export function textMember(answer: Record<string, unknown>, name: string): string {
  const value = answer[name];
  return typeof value === "string" ? value : "";
}

/** Resolves to undefined when the service says by one of these codes that there is no such thing. */
export async function unlessMissing<Answer>(promise: Promise<Answer>, ...codes: string[]): Promise<Answer | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof AwsError && codes.includes(error.code)) return undefined;
    throw error;
  }
}

/** Tags of a template as a map, as some services take them. */
export function tagMap(properties: TemplateMap): Record<string, string> {
  const tags: unknown = properties["Tags"];
  const list: unknown[] = Array.isArray(tags) ? tags : [];
  return Object.fromEntries(list.map(membersOf).map((tag) => [textMember(tag, "Key"), textMember(tag, "Value")]));
}

/** The keys of a map that another does not have. */
export function keysGone(before: object, after: object): string[] {
  return Object.keys(before).filter((key) => !Object.hasOwn(after, key));
}

/** Only those properties that are there, under the same names. */
export function pick(properties: TemplateMap, names: readonly string[]): TemplateMap {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = properties[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
