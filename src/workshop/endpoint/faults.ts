import type { Fault, FaultKind, FaultOrigin } from "../../local/faults/fault.ts";
import { readFaults, readTallies, writeFaults } from "../../local/faults/fault-file.ts";
import { faultProfileNames, faultProfiles } from "../../local/faults/profiles.ts";
import { readOperations } from "../../local/protocol/schema/operations-of.ts";
import { isServiceName, serviceNames } from "../../local/services/registry.ts";
import { UserError } from "../../user-error.ts";

export { faultKinds, faultOrigins, usualSeconds, type FaultKind, type FaultOrigin } from "../../local/faults/fault.ts";
export { faultProfileNames } from "../../local/faults/profiles.ts";

/** A stored fault, with how often it struck. */
export interface KnownFault extends Fault {
  readonly struck: number;
}

/** The requested fault; `service` and `operation` are not checked yet. */
interface FaultRequest extends Omit<Fault, "id" | "service" | "profile" | "kind" | "from" | "seed"> {
  readonly kind: FaultKind;
  readonly service?: string | undefined;
  readonly from?: readonly FaultOrigin[] | undefined;
  readonly seed?: number | undefined;
}

/**
 * Reads a number of seconds as it was typed.
 *
 * @throws UserError unless it is between 0 and 3600
 */
export function readSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (text.trim() !== "" && seconds >= 0 && seconds <= 3600) return seconds;
  throw new UserError({ code: "bad-fault-seconds", values: { text } });
}

/** The faults of a data folder. */
export function listFaults(dataFolder: string): KnownFault[] {
  const tallies = readTallies(dataFolder);
  return readFaults(dataFolder).map((fault) => ({ ...fault, struck: tallies[fault.id]?.struck ?? 0 }));
}

/**
 * Adds a fault.
 *
 * @throws UserError for a service or operation that does not exist, and for settings that contradict the kind
 */
export async function addFault(dataFolder: string, request: FaultRequest): Promise<KnownFault> {
  const { service, seed, ...rest } = request;
  await checkRequest(request);
  const faults = readFaults(dataFolder);
  const known = service !== undefined && isServiceName(service) ? { service } : {};
  const fault: Fault = { id: nextId(faults), ...rest, ...known, seed: seed ?? 1 };
  writeFaults(dataFolder, [...faults, fault]);
  return { ...fault, struck: 0 };
}

/** Adds the faults of a profile, in place of those that the same profile added before. */
export function addProfile(dataFolder: string, name: string, seed: number): KnownFault[] {
  const profile = Object.hasOwn(faultProfiles, name) ? faultProfiles[name] : undefined;
  if (!profile) throw new UserError({ code: "unknown-fault-profile", values: { name, known: [...faultProfileNames] } });
  const faults = readFaults(dataFolder).filter((fault) => fault.profile !== name);
  const added: Fault[] = [];
  for (const fault of profile(seed)) added.push({ ...fault, id: nextId([...faults, ...added]), profile: name });
  writeFaults(dataFolder, [...faults, ...added]);
  return added.map((fault) => ({ ...fault, struck: 0 }));
}

/**
 * Removes faults by their ids, or all of them.
 *
 * @throws UserError for an id that no fault has; nothing is removed then
 */
export function clearFaults(dataFolder: string, ids: readonly string[]): KnownFault[] {
  const faults = listFaults(dataFolder);
  const missing = ids.find((id) => !faults.some((fault) => fault.id === id));
  if (missing !== undefined)
    throw new UserError({ code: "fault-not-found", values: { id: missing, known: faults.map(({ id }) => id) } });
  const isCleared = ({ id }: Fault): boolean => ids.length === 0 || ids.includes(id);
  const kept = new Set(faults.filter((fault) => !isCleared(fault)).map(({ id }) => id));
  writeFaults(
    dataFolder,
    readFaults(dataFolder).filter(({ id }) => kept.has(id)),
  );
  return faults.filter(isCleared);
}

async function checkRequest({ kind, service, operation, code, seconds, calls }: FaultRequest): Promise<void> {
  if (service !== undefined && !isServiceName(service))
    throw new UserError({ code: "unknown-fault-service", values: { service, known: [...serviceNames] } });
  if (kind === "without-service" && service === undefined)
    throw new UserError({ code: "fault-needs", values: { kind, flag: "service" } });
  if (kind === "error" && code === undefined)
    throw new UserError({ code: "fault-needs", values: { kind, flag: "code" } });
  if (seconds !== undefined && calls !== undefined)
    throw new UserError({ code: "fault-contradicts", values: { one: "seconds", other: "calls" } });
  if (operation === undefined || operation.includes("*")) return;
  const candidates = service !== undefined && isServiceName(service) ? [service] : serviceNames;
  for (const name of candidates) if ((await readOperations(name)).has(operation)) return;
  throw new UserError({ code: "unknown-fault-operation", values: { operation, service } });
}

function nextId(faults: readonly Fault[]): string {
  return `f${Math.max(0, ...faults.map(({ id }) => Number(id.slice(1)) || 0)) + 1}`;
}
