import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { writeCallerPolicy } from "../../src/local/access/caller-policy.ts";
import { runCli, type CliResult } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

/** A statement with its name. */
export interface NamedStatement {
  readonly Sid: string;
}

/** The operator's policy, as it is shipped. */
export function readOperatorPolicy(): { Version: string; Statement: NamedStatement[] } {
  return JSON.parse(readFileSync(join(packageRoot, "templates", "operator-policy.json"), "utf8"));
}

/** A workshop whose person is held to a policy. */
export interface HeldWorkshop {
  readonly endpoint: TestEndpoint;
  /** Holds the person to the operator's policy without one of its statements, or to all of it. */
  hold(without?: string): void;
  run(words: readonly string[]): Promise<CliResult>;
  /** The statements that allowed something since the last `hold`. */
  used(): string[];
  close(): Promise<void>;
}

/** Opens an endpoint in this process and a working folder with a photo and a manifest of two rows. */
export async function openHeldWorkshop(): Promise<HeldWorkshop> {
  const endpoint = await startTestEndpoint();
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-policies-"));
  copyFileSync(join(packageRoot, "templates", "photos", "6_other_person.jpg"), join(folder, "photo.jpg"));
  writeFileSync(join(folder, "rows.csv"), "userId,key\nuser_c,3_multiple_faces.jpg\nuser_d,4_no_face.jpg\n");
  let from = 0;
  return {
    endpoint,
    hold(without) {
      const policy = readOperatorPolicy();
      const Statement = policy.Statement.filter(({ Sid }) => Sid !== without);
      // The daemon tells a new policy by its time: two within a millisecond would be one.
      writeCallerPolicy(endpoint.dataFolder, undefined);
      endpoint.served.endpoint.reloadSettings();
      writeCallerPolicy(endpoint.dataFolder, { ...policy, Statement });
      endpoint.served.endpoint.reloadSettings();
      from = endpoint.log.length;
    },
    run: (words) =>
      runCli(words, { environment: { ...endpoint.environment, WILDRYDES_DATA: join(folder, "none") }, folder }),
    used() {
      const lines = endpoint.log.slice(from).filter((line) => line.startsWith("caller policy: "));
      return [...new Set(lines.flatMap((line) => (/ by (.*)$/.exec(line)?.[1] ?? "").split(" and ")))].filter(Boolean);
    },
    async close() {
      await endpoint.close();
      rmSync(folder, { recursive: true });
    },
  };
}
