import { isDeepStrictEqual } from "node:util";
import { ResourceFailure, type ResourceHandler } from "../resources/handler.ts";
import { findResource, saveResource, type StackResource } from "../stacks/stack-resource.ts";
import { findDenial, type UpdateAction } from "../requests/stack-policy.ts";
import type { TemplateMap } from "../template/value.ts";
import {
  checkedProperties,
  createResource,
  declaredParts,
  handlerOf,
  identifyNew,
  make,
  reportFailure,
  type ResourceWork,
} from "./create-resource.ts";

const replacementReason = "Requested update requires the creation of a new physical resource; hence creating one.";

/** A resource, its handler, its row as the update begins, and the properties that it is to have. */
interface ResourceUpdate {
  readonly work: ResourceWork;
  readonly handler: ResourceHandler;
  readonly row: StackResource;
  readonly properties: TemplateMap;
}

/**
 * Brings a resource to what the new template says: makes it, changes it where it is, makes another in its place, or
 * leaves it alone. After a stop it continues where it was.
 *
 * @returns whether it is complete
 */
export async function updateResource(work: ResourceWork): Promise<boolean> {
  const { run, resource, prepared } = work;
  const store = run.host.store;
  const stackId = run.stack().id;
  const found = findResource(store, stackId, resource.logicalId);
  if (!found || found.before === null) return createResource(work, { before: null });
  const underWay = found.before !== undefined;
  if (underWay && found.status === "UPDATE_COMPLETE") return true;
  const before = found.before ?? found;
  const row: StackResource = { ...found, ...declaredParts(prepared, resource), before };
  try {
    const handler = handlerOf(resource.type);
    const properties = checkedProperties(work, handler);
    const old = before.physical;
    if (!old) throw new ResourceFailure(`Resource ${resource.logicalId} is not there.`);
    if (underWay && found.physical && found.physical.physicalId !== old.physicalId) {
      return await completeUpdate(work, await make(work, handler, row, { mayExist: true }));
    }
    if (!underWay && isDeepStrictEqual(properties, old.properties)) {
      if (!isDeepStrictEqual({ ...row, before: undefined }, { ...found, before: undefined })) {
        saveResource(store, stackId, row);
      }
      return true;
    }
    const replaces = handler.replacing.some((name) => !isDeepStrictEqual(properties[name], old.properties[name]));
    checkPolicy(work, replaces ? "Update:Replace" : "Update:Modify");
    if (replaces) {
      return await replaceResource({ work, handler, row, properties });
    }
    return await changeInPlace({ work, handler, row, properties });
  } catch (error) {
    const latest = findResource(store, stackId, resource.logicalId);
    reportFailure(work, error, latest?.before === undefined ? row : latest, "UPDATE_FAILED");
    return false;
  }
}

/** @throws ResourceFailure when the stack's policy does not let an update do this */
function checkPolicy({ run, resource }: ResourceWork, action: UpdateAction): void {
  const { policy, policyDuringUpdate } = run.stack();
  const denial = findDenial(policyDuringUpdate ?? policy, action, resource);
  if (denial !== undefined) throw new ResourceFailure(denial);
}

async function changeInPlace({ work, handler, row, properties }: ResourceUpdate): Promise<boolean> {
  const { run } = work;
  const old = row.before?.physical;
  if (!old) return false;
  if (row.status !== "UPDATE_IN_PROGRESS") {
    const begun: StackResource = { ...row, status: "UPDATE_IN_PROGRESS", statusReason: undefined };
    run.report({ ...begun, attempted: properties }, properties);
    await run.host.store.committed();
  }
  const request = run.request(row.logicalId, { physicalId: old.physicalId, properties });
  // After an attempt that failed, what is there is nearer to the attempt than to what was there before it.
  const from = row.status === "UPDATE_FAILED" ? (row.attempted ?? old.properties) : old.properties;
  const attributes = await handler.update(request, from);
  const physical = { physicalId: handler.physicalIdOf?.(attributes) ?? old.physicalId, properties, attributes };
  return completeUpdate(work, { ...row, physical, attempted: undefined });
}

async function replaceResource({ work, handler, row, properties }: ResourceUpdate): Promise<boolean> {
  const { run } = work;
  const begun: StackResource = { ...row, status: "UPDATE_IN_PROGRESS", statusReason: replacementReason };
  if (row.status !== "UPDATE_IN_PROGRESS") run.report(begun, properties);
  const physical = await identifyReplacement({ work, handler, row, properties });
  const intended: StackResource = { ...begun, physical, made: false };
  saveResource(run.host.store, run.stack().id, intended);
  await run.host.store.committed();
  return completeUpdate(work, await make(work, handler, intended, { mayExist: false }));
}

async function identifyReplacement({ work, handler, row, properties }: ResourceUpdate): ReturnType<typeof identifyNew> {
  const old = row.before?.physical?.physicalId;
  const identity = handler.identify(properties, {
    stack: work.run.request(row.logicalId, { physicalId: "", properties }).stack,
    logicalId: row.logicalId,
    generate: () => "",
  });
  if (identity.chosen && identity.physicalId === old) {
    throw new ResourceFailure(
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${old} and update the stack again.`,
    );
  }
  return identifyNew(work, handler, properties);
}

function completeUpdate(work: ResourceWork, row: StackResource): boolean {
  if (work.cancelled()) {
    work.run.report({ ...row, status: "UPDATE_FAILED", statusReason: "Resource update cancelled" });
    return false;
  }
  work.run.report({ ...row, status: "UPDATE_COMPLETE", statusReason: undefined }, row.physical?.properties);
  return true;
}
