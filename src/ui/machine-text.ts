import type { DeployedMachine } from "../workshop/machines.ts";

/** The machine and what its stage added. */
export function drawDeployedMachine(machine: DeployedMachine): string {
  const changes = { created: "is created", updated: "is brought up to date", unchanged: "was up to date already" };
  const next = machine.stage < 4 ? `\nThen: npx wildrydes deploy-machine --stage ${machine.stage + 1}` : "";
  return [
    `${machine.name} ${changes[machine.change]}.`,
    "",
    `Stage ${machine.stage}: ${machine.title}`,
    `  New states: ${machine.adds.join(", ")}`,
    ...machine.explanation.map((line) => `  ${line}`),
    "",
    `Try it: npx wildrydes run --user user_a --key 1_happy_face.jpg --stage ${machine.stage}${next}`,
  ].join("\n");
}
