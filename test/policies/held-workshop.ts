import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { packageRoot } from "../../src/package-root.ts";
import { writeCallerPolicy } from "../../src/local/access/caller-policy.ts";
import { runCli, type CliResult } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

/** A statement with its name. */
export interface NamedStatement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
}

/** The operator's policy, as it is shipped. */
export function readOperatorPolicy(): { Version: string; Statement: NamedStatement[] } {
  return JSON.parse(readFileSync(join(packageRoot, "templates", "operator-policy.json"), "utf8"));
}

/** An attendee's machine that writes the item without a function. */
const ownMachine = {
  StartAt: "PersistMetadata",
  States: {
    PersistMetadata: {
      Type: "Task",
      Resource: "arn:aws:states:::dynamodb:putItem",
      Parameters: { TableName: "${RiderPhotoDDBTable}", Item: { Username: { "S.$": "$.userId" } } },
      End: true,
    },
  },
};

/** A workshop whose person is held to a policy. */
export interface HeldWorkshop {
  readonly endpoint: TestEndpoint;
  readonly port: number;
  /** Holds the person to the statements of the operator's policy that `keep` takes (default: all). */
  hold(keep?: (statement: string) => boolean): void;
  /** @param keys environment variables of other credentials than the person's */
  run(words: readonly string[], keys?: Readonly<Record<string, string>>): Promise<CliResult>;
  /** The statements that, alone, allowed something since the last `hold`. */
  used(): string[];
  /** Copies the endpoint's data as it is now. Nothing runs while it does. */
  snapshot(): string;
  close(): Promise<void>;
}

/**
 * Opens an endpoint in this process and a working folder with a photo, a manifest of two rows, a roster and a
 * definition.
 *
 * @param options.copyOf a snapshot to begin with
 * @param options.port of the endpoint that made the snapshot: its stacks' outputs hold function URLs with this port
 */
export async function openHeldWorkshop(options: { copyOf?: string; port?: number } = {}): Promise<HeldWorkshop> {
  const endpoint = await startTestEndpoint(options);
  if (options.copyOf !== undefined) await endpoint.served.endpoint.resume();
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-policies-"));
  copyFileSync(join(packageRoot, "templates", "photos", "6_other_person.jpg"), join(folder, "photo.jpg"));
  writeFileSync(join(folder, "rows.csv"), "userId,key\nuser_c,4_no_face.jpg\nuser_d,4_no_face.jpg\n");
  writeFileSync(join(folder, "room.csv"), "env,attendee\nann,Ann\n");
  writeFileSync(join(folder, "RiderPhotoOwn.asl.json"), JSON.stringify(ownMachine));
  let from = 0;
  let held: object | undefined;
  const apply = (policy: object | undefined): void => {
    // The daemon notices a new policy by its time: two within a millisecond would be one.
    writeCallerPolicy(endpoint.dataFolder, undefined);
    endpoint.served.endpoint.reloadSettings();
    writeCallerPolicy(endpoint.dataFolder, policy);
    endpoint.served.endpoint.reloadSettings();
  };
  const run = (words: readonly string[], keys: Readonly<Record<string, string>> = {}): Promise<CliResult> =>
    runCli(words, {
      environment: { ...endpoint.environment, ...keys, WILDRYDES_DATA: join(folder, "none") },
      folder,
    });
  return {
    endpoint,
    port: endpoint.served.listener.port,
    hold(keep = () => true) {
      const policy = readOperatorPolicy();
      held = { ...policy, Statement: policy.Statement.filter(({ Sid }) => keep(Sid)) };
      apply(held);
      from = endpoint.log.length;
    },
    async run(words, keys) {
      const filled: string[] = [];
      for (const word of words) {
        if (!word.includes("{")) filled.push(word);
        else {
          apply(undefined);
          filled.push(await fillWord(endpoint, word, run));
          apply(held);
        }
      }
      return run(filled, keys);
    },
    used() {
      const lines = endpoint.log.slice(from).filter((line) => line.startsWith("caller policy: "));
      const names = lines.map((line) => / by (\w+)$/.exec(line)?.[1] ?? "");
      return [...new Set(names)].filter(Boolean);
    },
    snapshot() {
      const copy = mkdtempSync(join(tmpdir(), "wildrydes-snapshot-"));
      cpSync(endpoint.dataFolder, copy, { recursive: true });
      return copy;
    },
    async close() {
      await endpoint.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Fills in what a step names only when it runs. The endpoint's owner looks it up. */
async function fillWord(endpoint: TestEndpoint, word: string, run: (words: string[]) => Promise<CliResult>) {
  if (word.includes("{photos}"))
    return word.replace(
      "{photos}",
      await readOutput(endpoint, "wildrydes-step-module-resources", "RiderPhotoS3Bucket"),
    );
  if (word === "{doubtful}") {
    const Bucket = await readOutput(endpoint, "wildrydes-metadata", "PhotoRepoS3Bucket");
    const Key = `Incoming/doubtful-${Date.now()}.png`;
    const Body = readFileSync(join(packageRoot, "templates", "metadata-photos", "cat.png"));
    const Metadata = { "declared-moderation": "Swimwear or Underwear:70" };
    const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
    await s3.send(new PutObjectCommand({ Bucket, Key, Body, Metadata, ContentType: "image/png" }));
    return Key;
  }
  if (word !== "{approval}") return word;
  const { stdout } = await run(["approvals", "list", "--json"]);
  const { result } = JSON.parse(stdout);
  return String(result.approvals?.[0]?.id ?? "none");
}

async function readOutput(endpoint: TestEndpoint, StackName: string, output: string): Promise<string> {
  const client = new CloudFormationClient(endpoint.clientConfig);
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue ?? "";
}
