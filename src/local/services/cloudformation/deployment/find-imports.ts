import type { PreparedTemplate } from "../template/prepare-template.ts";
import { isMap, readFunction, type TemplateValue } from "../template/value.ts";

/** The names of exports a prepared template uses. */
export function findImports(prepared: PreparedTemplate): string[] {
  const values = [
    ...[...prepared.resources.values()].map((resource) => resource.properties),
    ...[...prepared.outputs.values()].flatMap((output) => [output.value, output.exportName ?? null]),
  ];
  return [...new Set(values.flatMap(namesIn))];
}

function namesIn(value: TemplateValue): string[] {
  const call = readFunction(value);
  if (call?.name === "Fn::ImportValue" && typeof call.argument === "string") return [call.argument];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return isMap(value) ? Object.values(value).flatMap(namesIn) : [];
}
