import { onTestFinished } from "vitest";
import { startFakes } from "./fake-services.ts";
import { driveStacks, type StackDriver } from "./stack-driver.ts";

export type FakeWorld = ReturnType<typeof startFakes>;

/** CloudFormation over fakes of the other services. It is closed when the test ends. */
export function openStacks(): { world: FakeWorld; stacks: StackDriver } {
  const world = startFakes();
  const stacks = driveStacks(world.host);
  onTestFinished(async () => {
    await stacks.service.close?.();
    world.host.remove();
  });
  return { world, stacks };
}
