import { checkProperties } from "../resources/check-properties.ts";
import { ResourceFailure, type Attributes, type ResourceHandler, type ResourceRequest } from "../resources/handler.ts";
import { generatePhysicalName } from "../resources/physical-name.ts";
import { findHandler } from "../resources/registry.ts";
import { identityOf } from "../stacks/stack-identity.ts";
import { findResource, saveResource, type PhysicalResource, type StackResource } from "../stacks/stack-resource.ts";
import type { PreparedResource, PreparedTemplate } from "../template/prepare-template.ts";
import type { TemplateMap } from "../template/value.ts";
import { describeFailure, refuseExisting } from "./failure-reason.ts";
import { finishProperties } from "./prepare-stack.ts";
import type { StackRun } from "./stack-run.ts";

/** Work on one resource within a phase. */
export interface ResourceWork {
  readonly run: StackRun;
  readonly prepared: PreparedTemplate;
  readonly resource: PreparedResource;
  /** True once another resource of the phase has failed: what is not complete by then is given up. */
  cancelled(): boolean;
}

/**
 * Makes a resource that was not there before, or continues making it after a stop.
 *
 * @param options.before what the resource's record keeps as its state before: `null` within an update
 * @returns whether it is complete
 */
export async function createResource(work: ResourceWork, options: { before: null | undefined }): Promise<boolean> {
  const { run, resource } = work;
  const { logicalId, type } = resource;
  const found = findResource(run.host.store, run.stack().id, logicalId);
  if (found?.status === "CREATE_COMPLETE") return true;
  let row: StackResource = found ?? newRow(work, options.before);
  try {
    const handler = handlerOf(type);
    const properties = checkedProperties(work, handler);
    if (!found) run.report(row, properties);
    if (!row.physical) {
      const physical = await identifyNew(work, handler, properties);
      row = { ...row, physical };
      saveResource(run.host.store, run.stack().id, row);
      await run.host.store.committed();
      row = await make(work, handler, row, { mayExist: false });
    } else if (!row.made) row = await make(work, handler, row, { mayExist: true });
    if (work.cancelled()) {
      run.report({ ...row, status: "CREATE_FAILED", statusReason: "Resource creation cancelled" }, properties);
      return false;
    }
    run.report({ ...row, status: "CREATE_COMPLETE", statusReason: undefined }, properties);
    return true;
  } catch (error) {
    reportFailure(work, error, findResource(run.host.store, run.stack().id, logicalId) ?? row, "CREATE_FAILED");
    return false;
  }
}

/** The handler of a type that the request's check has found to be known. */
export function handlerOf(type: string): ResourceHandler {
  const handler = findHandler(type);
  if (!handler) throw new ResourceFailure(`Unrecognized resource type: ${type}`);
  return handler;
}

/** A resource's finished properties in the types of its schema. @throws ResourceFailure */
export function checkedProperties(work: ResourceWork, handler: ResourceHandler): TemplateMap {
  const { run, prepared, resource } = work;
  const stack = run.stack();
  const finished = finishProperties(resource.logicalId, { store: run.host.store, stack, prepared, tags: stack.tags });
  const { properties, problems } = checkProperties(finished, handler.schema);
  if (problems.length === 0) return properties;
  throw new ResourceFailure(
    `Properties validation failed for resource ${resource.logicalId} with message:\n${problems.join("\n")}`,
  );
}

/** Decides which resource it will be and makes sure that a chosen name is free. */
export async function identifyNew(
  work: ResourceWork,
  handler: ResourceHandler,
  properties: TemplateMap,
): Promise<PhysicalResource> {
  const stack = work.run.stack();
  const { logicalId } = work.resource;
  const { physicalId, chosen } = handler.identify(properties, {
    stack: identityOf(stack),
    logicalId,
    generate: (options) => generatePhysicalName({ stackName: stack.name, logicalId, ...options }),
  });
  const taken = chosen && (await handler.read(work.run.request(logicalId, { physicalId, properties })));
  if (taken) throw refuseExisting(handler.type, physicalId);
  return { physicalId, properties, attributes: {} };
}

/**
 * Has the service make what the record names, and reports that it is under way.
 *
 * @param options.mayExist after a stop: the service may have made it already, which is then brought up to date
 */
export async function make(
  work: ResourceWork,
  handler: ResourceHandler,
  row: StackResource,
  options: { mayExist: boolean },
): Promise<StackResource> {
  if (!row.physical) return row;
  const request = work.run.request(row.logicalId, row.physical);
  const adopted = options.mayExist && (await handler.read(request)) !== undefined;
  const attributes = adopted ? await handler.update(request, {}) : await createOnce(work, handler, row, request);
  const physicalId = handler.physicalIdOf?.(attributes) ?? row.physical.physicalId;
  const made: StackResource = {
    ...row,
    physical: { ...row.physical, physicalId, attributes },
    made: true,
    statusReason: "Resource creation Initiated",
  };
  work.run.report(made, row.physical.properties);
  return made;
}

/**
 * When not even the first call came through, nothing was made: the record then names no resource that a rollback
 * would have to remove. What is there under that name is someone else's.
 */
async function createOnce(
  work: ResourceWork,
  handler: ResourceHandler,
  row: StackResource,
  request: ResourceRequest,
): Promise<Attributes> {
  let succeeded = false;
  const call: ResourceRequest["call"] = async (...parts) => {
    const answer = await request.call(...parts);
    succeeded = true;
    return answer;
  };
  try {
    return await handler.create({ ...request, call });
  } catch (error) {
    if (error instanceof ResourceFailure && error.physicalId !== undefined && row.physical) {
      const physical = { ...row.physical, physicalId: error.physicalId };
      saveResource(work.run.host.store, work.run.stack().id, { ...row, physical });
    } else if (!succeeded && !work.run.closing()) {
      const before = row.before?.physical;
      saveResource(work.run.host.store, work.run.stack().id, { ...row, physical: before, made: before !== undefined });
    }
    throw error;
  }
}

/** Reports that a resource failed. While the endpoint closes nothing has failed: the work continues later. */
export function reportFailure(
  work: Pick<ResourceWork, "run">,
  error: unknown,
  row: StackResource,
  status: "CREATE_FAILED" | "UPDATE_FAILED" | "DELETE_FAILED",
): void {
  if (work.run.closing()) return;
  const reason = describeFailure(error, row.type);
  if (reason === undefined) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    work.run.host.log(`${row.type} ${row.logicalId}: ${detail}`);
  }
  work.run.report({ ...row, status, statusReason: reason ?? "Internal Failure" }, row.physical?.properties);
}

function newRow({ run, prepared, resource }: ResourceWork, before: null | undefined): StackResource {
  return {
    logicalId: resource.logicalId,
    type: resource.type,
    status: "CREATE_IN_PROGRESS",
    statusReason: undefined,
    updated: run.host.now(),
    physical: undefined,
    made: false,
    ...declaredParts(prepared, resource),
    before,
    attempted: undefined,
    leftovers: [],
    obsolete: false,
  };
}

/** Returns what a resource's record takes straight from the template. */
export function declaredParts(
  prepared: PreparedTemplate,
  resource: PreparedResource,
): Pick<StackResource, "needs" | "metadata" | "deletionPolicy" | "updateReplacePolicy"> {
  return {
    needs: [...(prepared.graph.get(resource.logicalId) ?? [])],
    metadata: resource.metadata,
    deletionPolicy: resource.deletionPolicy,
    updateReplacePolicy: resource.updateReplacePolicy,
  };
}
