import { parseArn } from "../../arn.ts";
import type { Caller } from "../service.ts";

/** True for the ARN of a resource in the caller's account and region. The endpoint has one partition, `aws`. */
export function isInScope(arn: string, { account, region }: Pick<Caller, "account" | "region">): boolean {
  const parsed = parseArn(arn);
  return parsed?.partition === "aws" && parsed.account === account && parsed.region === region;
}
