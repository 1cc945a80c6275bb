import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take 5 seconds or more, the longest first: one that is begun last keeps a core idle. */
const slow = [
  "e2e/bad-input",
  "commands/bulk/bulk-run",
  "commands/workshop.test",
  "bulk/run-bulk",
  "bulk/distributed",
  "states/kills",
  "e2e/terminal",
  "daemon/silent-daemon",
  "policies/operator-policy",
  "contract/contract",
  "vision/vision",
  "e2e/examples",
  "cli/surroundings",
  "commands/moto",
  "e2e/aws-cli",
  "policies/role-policies",
  "functions/zip-files",
  "commands/local.test",
  "rekognition/bad-images",
  "map-runs/results",
  "lambda/invoke",
  "e2e/packed",
  "cli/program",
  "lambda/containment",
  "e2e/workshop-lines",
  "commands/ownership",
  "e2e/demo",
  "commands/fault",
  "lambda/handler-results",
  "states/machines",
  "states/full-disk",
  "learn/author",
  "commands/room",
  "acceptance/copy",
  "states/resume",
  "hostile-expressions",
  "acceptance/mail",
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
