import type { TemplateValue } from "../template/value.ts";

/** A policy document of a template as the text IAM takes. */
export function documentText(document: TemplateValue | undefined): string {
  return typeof document === "string" ? document : JSON.stringify(document ?? {});
}
