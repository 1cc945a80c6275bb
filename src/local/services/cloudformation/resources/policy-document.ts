import type { TemplateMap, TemplateValue } from "../template/value.ts";
import { ResourceFailure } from "./handler.ts";

/** A policy document of a template as the text IAM takes. */
export function documentText(document: TemplateValue | undefined): string {
  return typeof document === "string" ? document : JSON.stringify(document ?? {});
}

/** The roles that a policy of a template is for. */
export function rolesOf(properties: TemplateMap): string[] {
  const roles = properties["Roles"];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : [];
}

/** @throws ResourceFailure for a policy that is for users or groups, of which there are none here */
export function refuseUsersAndGroups(properties: TemplateMap): void {
  if ([properties["Groups"] ?? [], properties["Users"] ?? []].flat().length === 0) return;
  throw new ResourceFailure("Users and groups are not kept by this endpoint: a policy can be for roles alone.");
}
