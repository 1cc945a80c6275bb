import type { ResourceStatus } from "@aws-sdk/client-cloudformation";
import type { Store } from "../../../store/store.ts";
import type { DeletionPolicy } from "../template/template.ts";
import type { TemplateMap, TemplateValue } from "../template/value.ts";

/** The physical side of a resource: enough to refer to it, change it and remove it. */
export interface PhysicalResource {
  readonly physicalId: string;
  /** As last applied, functions evaluated, checked against the type's schema. */
  readonly properties: TemplateMap;
  readonly attributes: Readonly<Record<string, TemplateValue>>;
}

/** A resource of a stack as it is stored. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly statusReason: string | undefined;
  /** Milliseconds since 1970. */
  readonly updated: number;
  /** Absent until it is known which resource it will be. */
  readonly physical: PhysicalResource | undefined;
  /** True from the moment the service answered that the resource is made. */
  readonly made: boolean;
  /** Logical ids of the resources it needs. */
  readonly needs: readonly string[];
  readonly metadata: TemplateValue | undefined;
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: "Delete" | "Retain" | "Snapshot";
  /** While an update runs: what was there before it, `null` when nothing was. Absent when untouched. */
  readonly before: StackResource | null | undefined;
  /** Properties that a change in place was to bring, while it runs and when it failed half way. */
  readonly attempted: TemplateMap | undefined;
  /** Physical resources to be removed in the clean-up phase. */
  readonly leftovers: readonly PhysicalResource[];
  /** To be removed as a whole in the clean-up phase. */
  readonly obsolete: boolean;
}

/** The resources of a stack in the order they came. */
export function listResources(store: Store, stackId: string): StackResource[] {
  const rows = store
    .prepare("SELECT document FROM cloudformation_resources WHERE stack = ? ORDER BY rowid")
    .all(stackId);
  return rows.map((row) => parseResource(row["document"]));
}

/** One resource of a stack. */
export function findResource(store: Store, stackId: string, logicalId: string): StackResource | undefined {
  const row = store
    .prepare("SELECT document FROM cloudformation_resources WHERE stack = ? AND logical_id = ?")
    .get(stackId, logicalId);
  return row && parseResource(row["document"]);
}

/** Stores a new resource or a changed one. */
export function saveResource(store: Store, stackId: string, resource: StackResource): void {
  store.write(() =>
    store
      .prepare(
        `INSERT INTO cloudformation_resources VALUES (?, ?, ?)
          ON CONFLICT (stack, logical_id) DO UPDATE SET document = excluded.document`,
      )
      .run(stackId, resource.logicalId, JSON.stringify(resource)),
  );
}

/** Removes the row of a resource; the resource itself stays as it is. */
export function forgetResource(store: Store, stackId: string, logicalId: string): void {
  store.write(() =>
    store.prepare("DELETE FROM cloudformation_resources WHERE stack = ? AND logical_id = ?").run(stackId, logicalId),
  );
}

function parseResource(document: unknown): StackResource {
  const resource: StackResource = JSON.parse(String(document));
  return resource;
}
