import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take 3 seconds or more, the longest first: one that is begun last keeps a core idle. */
export const slow = [
  "e2e/aws-cli",
  "e2e/terminal.test",
  "commands/workshop.test",
  "commands/aws-refuses",
  "e2e/bad-input",
  "vision/vision",
  "policies/operator-policy",
  "contract/contract",
  "commands/screens",
  "bulk/bulk-run",
  "commands/teardown-plan",
  "commands/room",
  "rekognition/bad-images",
  "acceptance/mail",
  "docs/json-contract",
  "e2e/examples",
  "lambda/invoke",
  "states/kills",
  "docs/readme",
  "cli/program",
  "lambda/containment",
  "daemon/silent-daemon",
  "bulk/run-bulk",
  "learn/author",
  "learn/bad-input",
  "bulk/distributed",
  "commands/healing",
  "commands/ownership",
  "commands/local.test",
  "cli/surroundings",
  "map-runs/results",
  "commands/resource-settings",
  "functions/zip-files",
  "e2e/demo",
  "commands/target",
  "acceptance/copy",
  "acceptance/in-place",
  "e2e/workshop-lines",
  "daemon/damaged-data",
  "daemon/daemon.test",
  "acceptance/metadata",
  "lambda/loading",
  "hostile-expressions",
  "evaluate-in-subprocess",
  "commands/annotate",
  "commands/moto",
  "policies/role-policies",
  "states/full-disk",
  "states/resume",
  "states/machines",
  "s3/listing.test",
  "rekognition/over-http",
  "e2e/packed",
];

/** Runs files in the order above, and what it does not name as vitest would. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = slow.findIndex((name) => moduleId.includes(name));
      return found === -1 ? slow.length : found;
    };
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
