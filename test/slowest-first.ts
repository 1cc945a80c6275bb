import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take 8 seconds or more, the longest first: one that is begun last keeps a core idle. */
const slow = [
  "e2e/workshop-lines",
  "e2e/examples",
  "commands/bulk/bulk-run",
  "e2e/workshop.test",
  "services/s3/aws-cli",
  "e2e/bad-input",
  "e2e/demo",
  "acceptance/in-place",
  "weather/convergence",
  "bulk/run-bulk",
  "expressions/hostile-expressions",
  "contract/contract",
  "daemon/silent-daemon",
  "e2e/aws-cli",
  "states/kills",
  "bulk/distributed",
  "commands/moto",
  "commands/fault",
  "commands/local.test",
  "rekognition/over-http",
  "e2e/terminal",
  "acceptance/copy",
  "e2e/moto",
  "commands/workshop.test",
  "vision/vision",
  "daemon/damaged-data",
  "e2e/packed",
  "daemon/daemon.test",
  "acceptance/mail",
  "functions/zip-files",
  "policies/operator-policy",
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
