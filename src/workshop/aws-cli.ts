import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The version of the `aws` CLI on the path; undefined when there is none or it does not answer in time. */
export async function readAwsCliVersion(): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)("aws", ["--version"], { timeout: 8000 });
    return /aws-cli\/(\d+\.\d+\.\d+)/.exec(stdout + stderr)?.[1];
  } catch {
    return undefined;
  }
}

/** `AWS_ENDPOINT_URL` is read since 2.13.0 and 1.29.0: an older CLI would talk to AWS itself. */
export function readsEndpointUrl(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 2 || (major === 2 && minor >= 13) || (major === 1 && minor >= 29);
}
