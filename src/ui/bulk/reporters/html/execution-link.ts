import { arnIn, partitionOf } from "../../../../arn.ts";
import type { RowResult } from "../../../../workshop/bulk/reporting/report.ts";
import type { TargetSummary } from "../../../../workshop/port.ts";
import { escapeMarkup } from "../escape-markup.ts";

/** Domains of the AWS Management Console that are public, by partition. */
const consoleDomains: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** The name of a row's execution. On AWS it links to the execution in the AWS Management Console. */
export function drawExecution(
  { machine, execution }: Pick<RowResult, "machine" | "execution">,
  { target, account, region }: TargetSummary,
): string {
  const name = `<code>${escapeMarkup(execution)}</code>`;
  const partition = partitionOf(region);
  const domain = consoleDomains[partition];
  if (target !== "aws" || domain === undefined) return name;
  const arn = arnIn({ partition, region, account }, "states", `execution:${machine}:${execution}`);
  const address = `https://${region}.${domain}/states/home?region=${region}#/v2/executions/details/${arn}`;
  return `<a href="${escapeMarkup(address)}">${name}</a>`;
}
