import * as Flags from "@oclif/core/flags";
import type { ResourceSettings } from "../workshop/resource-settings.ts";

/** The flags for a company's demands on all resources: tags, a boundary, a role, an instruction set. */
export const settingFlags = {
  tags: Flags.string({
    summary: "Tag everything with KEY=VALUE; `off` removes these tags.",
    multiple: true,
    multipleNonGreedy: true,
  }),
  "permissions-boundary": Flags.string({ summary: "Bound each role by this managed policy's ARN; `off` stops that." }),
  "service-role": Flags.string({
    summary: "Let CloudFormation work with this role's ARN instead of your permissions.",
  }),
  arch: Flags.string({ summary: "Run the functions on this instruction set.", options: ["arm64", "x86_64"] }),
};

/** @throws UserError `bad-tag`, `bad-permissions-boundary`, `bad-service-role` */
export async function readSettingFlags(flags: {
  tags?: string[] | undefined;
  "permissions-boundary"?: string | undefined;
  "service-role"?: string | undefined;
  arch?: string | undefined;
}): Promise<ResourceSettings> {
  const { tags, arch: architecture } = flags;
  const permissionsBoundary = flags["permissions-boundary"];
  const serviceRole = flags["service-role"];
  const chosen = { tags, permissionsBoundary, architecture, serviceRole };
  if (Object.values(chosen).every((one) => one === undefined)) return {};
  const { readSettings } = await import("../workshop/resource-settings.ts");
  return readSettings(chosen);
}
