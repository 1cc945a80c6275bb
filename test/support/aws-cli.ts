import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { readAwsCliVersion, readsEndpointUrl } from "../../src/workshop/aws-cli.ts";

/**
 * Before all tests: an `aws` CLI too old to read AWS_ENDPOINT_URL (Debian 12 has such a one) is put behind a script of the
 * same name that names the address in every call. Answers what takes it away again.
 */
export default async function setUpAwsCli(): Promise<(() => void) | undefined> {
  const version = await readAwsCliVersion();
  if (version === undefined || readsEndpointUrl(version)) return undefined;
  const old = spawnSync("sh", ["-c", "command -v aws"], { encoding: "utf8" }).stdout.trim();
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-aws-"));
  const line = `exec "${old}" \${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} "$@"`;
  writeFileSync(join(folder, "aws"), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  process.env["PATH"] = [folder, process.env["PATH"] ?? ""].join(delimiter);
  return () => rmSync(folder, { recursive: true, force: true });
}
