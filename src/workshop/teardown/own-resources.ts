import { listCollections } from "../../aws/collection/list-collections.ts";
import { listTables } from "../../aws/table/list-tables.ts";
import type { Environment } from "../environment.ts";
import { findOtherMachines } from "../machine/photo-machines.ts";
import { createPartReader } from "./unknown-part.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";

/** The resources in the account's region that this program did not make: a teardown leaves them. */
export interface OwnResources {
  readonly machines: readonly string[];
  readonly collections: readonly string[];
  readonly tables: readonly string[];
}

/** Finds what a teardown leaves. It also leaves, without naming it, what may not be listed. */
export async function findOwnResources(environment: Environment): Promise<OwnResources> {
  const { session } = environment;
  const { look } = createPartReader();
  const part = (code: "kind-machine" | "kind-collection" | "kind-table") => ({ what: { code }, name: "*" }) as const;
  const [machines, collections, tables] = await Promise.all([
    look(part("kind-machine"), () => findOtherMachines(environment), []),
    look(part("kind-collection"), async () => (await unlessNotOffered(() => listCollections(session))) ?? [], []),
    look(part("kind-table"), () => listTables(session), []),
  ]);
  return {
    machines: machines.filter(({ form }) => form === "own").map(({ name }) => name),
    collections: collections.filter((id) => !/^rider-photos(-|$)/.test(id)).sort(),
    tables: tables.filter((name) => !name.startsWith("wildrydes-")).sort(),
  };
}
