import { parseTemplate } from "../template/parse-template.ts";
import type { StackContent } from "./stack.ts";

/** A text in which the values of `NoEcho` parameters are masked, as CloudFormation shows them. */
export function hideSecrets(content: StackContent, text: string): string {
  if (content.template === "") return text;
  const { parameters } = parseTemplate(content.template);
  return Object.entries(content.parameters)
    .filter(([name, value]) => parameters[name]?.noEcho === true && value !== "")
    .reduce((masked, [, value]) => masked.replaceAll(JSON.stringify(value).slice(1, -1), "****"), text);
}
