import type { TargetSummary } from "../port.ts";

/** Returns a text without anything that identifies an account, a person or their resources. */
type Mask = (text: string) => string;

/**
 * A mask for the messages of errors: ARNs, ids, the account, the environment's name, addresses and names that
 * CloudFormation made are replaced.
 */
export function maskFor({ account, environment = "default" }: TargetSummary): Mask {
  const replacements: readonly [RegExp, string][] = [
    [/arn:[\w-]+:([\w-]+):[^\s"'\]},)]+/g, "<arn of $1>"],
    [/https?:\/\/[^\s"']+/g, "<address>"],
    [/[\w.+-]+@[\w-]+\.[\w.-]+/g, "<mail address>"],
    [/\b(\d{1,3}\.){3}\d{1,3}(:\d+)?\b/g, "<address>"],
    [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<id>"],
    [/\b(AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g, "<key>"],
    [new RegExp(`\\b${account}\\b`, "g"), "<account>"],
    [/\b\d{12}\b/g, "<account>"],
    [/\bwildrydes-[\w-]+/g, "<name>"],
    [new RegExp(`\\b[\\w.-]*${escape(environment)}[\\w.-]*`, "g"), "<name>"],
    [/\b[A-Z0-9]{16}\b/g, "<id>"],
    [/[A-Za-z0-9+/]{40,}={0,2}/g, "<id>"],
  ];
  return (text) => replacements.reduce((masked, [pattern, word]) => masked.replace(pattern, word), text);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
