import { emptyBucket } from "../../aws/bucket/empty-bucket.ts";
import { describeCollection } from "../../aws/collection/collection.ts";
import { listRunning } from "../../aws/execution/list-running.ts";
import { stopExecution } from "../../aws/execution/stop-execution.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { deleteItems } from "../../aws/table/delete-items.ts";
import { UserError } from "../../user-error.ts";
import { recreateCollection } from "../faces/collection.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { removeMachine } from "../machine/remove-machine.ts";
import { findMachines } from "../machines.ts";
import { readResources } from "../resources.ts";
import { runStep } from "../step.ts";
import { findFormMachines } from "../teardown/plan.ts";
import { listEnvironments } from "./list-environments.ts";
import { forEachEnvironment, type RoomListener, type RoomRow } from "./for-each-environment.ts";

/**
 * Takes environments back to how `setup` left them, after one question for all: without machines and executions, faces,
 * items and thumbnails. Photos and the stack stay.
 *
 * @param room.name undefined for all with a name
 * @throws UserError `environment-not-found`
 */
export async function resetRoom(
  base: Environment,
  room: { name: string | undefined; concurrency: number; listen: RoomListener },
): Promise<{ rows: readonly RoomRow[] }> {
  const named = (await listEnvironments(base)).flatMap(({ name }) => name ?? []);
  if (room.name !== undefined && !named.includes(room.name))
    throw new UserError({ code: "environment-not-found", values: { name: room.name, known: named } });
  const names = room.name === undefined ? named : [room.name];
  if (names.length === 0) return { rows: [] };
  if (!(await base.port.ask({ text: { code: "ask-room-reset", values: { names } } }))) throw declined();
  base.port.notify({ type: "keeps-running", next: [{ code: "leave-room" }] });
  return forEachEnvironment(base, { ...room, names, work: resetEnvironment });
}

async function resetEnvironment(environment: Environment): Promise<void> {
  const { session, port, names } = environment;
  const resources = await readResources(environment);
  const step = async (code: "step-reset-machines" | "step-reset-data", work: () => Promise<void>): Promise<void> =>
    runStep(port, { code }, async () => ({ value: await work(), changed: true }));
  await step("step-reset-machines", async () => {
    for (const machine of [...(await findMachines(environment)), ...(await findFormMachines(environment))]) {
      if (machine.type !== "EXPRESS") await stopRunning(environment, machine.arn);
      await removeMachine(environment, machine);
    }
  });
  await step("step-reset-data", async () => {
    await deleteItems(session, { table: resources.table, key: "Username" });
    await emptyBucket(session, resources.thumbnailBucket);
  });
  await runStep(port, { code: "step-collection", values: { collection: names.collection } }, async () => {
    await unlessNotOffered(async () => {
      await recreateCollection(environment, await describeCollection(session, names.collection));
    });
    return { value: undefined, changed: true };
  });
}

async function stopRunning({ session }: Environment, machineArn: string): Promise<void> {
  let nextToken: string | undefined;
  do {
    const page = await listRunning(session, { machineArn, nextToken });
    for (const name of page.names) {
      const arn = `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
      await stopExecution(session, { arn, error: "EnvironmentReset", cause: "" });
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}
