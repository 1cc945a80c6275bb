import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeStateMachineCommand, ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { enterHome } from "../support/home.ts";
import { programs } from "../support/programs.ts";
import { clientSettings } from "./support/flow.ts";

/** AWS's own linter of templates: no error, no warning, no hint. */
function lint(...files: readonly string[]): string {
  const { stdout, stderr } = spawnSync("cfn-lint", ["-c", "I", "--", ...files], { encoding: "utf8" });
  return `${stdout}${stderr}`;
}

/**
 * A definition with a number for each JSONata expression of `MaxConcurrency`: Step Functions takes both (Developer
 * Guide, "Map workflow state"), cfn-lint's schema knows the number alone.
 */
function withNumbers(definition: string): unknown {
  return JSON.parse(definition, (name, value: unknown) =>
    name === "MaxConcurrency" && typeof value === "string" && /^\{%.+%\}$/.test(value) ? 1 : value,
  );
}

describe.runIf(programs.has("cfn-lint"))("cfn-lint", () => {
  test("has nothing to say of the templates", { timeout: 600_000 }, () => {
    const folder = join(packageRoot, "templates");
    const templates = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
    expect(templates.length).toBeGreaterThan(9);
    expect(lint(...templates.map((name) => join(folder, name)))).toBe("");
  });

  test("has nothing to say of the machines as they are composed", { timeout: 900_000 }, async () => {
    const home = await enterHome();
    try {
      for (const words of [
        "setup",
        "deploy-machine --stage 1",
        "deploy-machine --stage 2",
        "deploy-machine --stage 3",
        "deploy-machine --stage 4 --retries",
        "deploy-machine --stage 4 --in-place",
        "deploy-machine --stage 5",
        "deploy-machine --stage 4 --integration sdk",
        "deploy-machine --stage 4 --express",
        "deploy-machine --map",
        "deploy-machine --flow metadata --retries --moderation",
        "trigger enable --kind eventbridge --stage 4",
        "copy --sample 1 --to {photos}/copied",
      ]) {
        const { envelope } = await home.runJson(["inspect"]);
        const photos = /"RiderPhotoS3Bucket":"([^"]+)"/.exec(JSON.stringify(envelope))?.[1] ?? "";
        expect(await home.run(words.replace("{photos}", photos).split(" "))).toMatchObject({ code: 0 });
      }
      const sfn = new SFNClient(await clientSettings(home));
      const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
      expect(stateMachines.length).toBeGreaterThan(10);
      const machines = await Promise.all(
        stateMachines.map(({ stateMachineArn }) => sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))),
      );
      const Resources = Object.fromEntries(
        machines.map(({ name = "", definition = "{}", roleArn: RoleArn, type: StateMachineType }) => [
          name.replaceAll("-", ""),
          {
            Type: "AWS::StepFunctions::StateMachine",
            Properties: { Definition: withNumbers(definition), RoleArn, StateMachineType },
          },
        ]),
      );
      const file = join(home.folder, "machines.json");
      writeFileSync(file, JSON.stringify({ Resources }));
      expect(lint(file)).toBe("");
    } finally {
      await home.leave();
    }
  });
});
