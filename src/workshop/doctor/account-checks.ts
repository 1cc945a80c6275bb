import { readClockLead } from "../../aws/account/clock.ts";
import { readConcurrency, readRoleQuota, readStackLimit } from "../../aws/account/quotas.ts";
import { describeCollection } from "../../aws/collection/collection.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import { listStacks } from "../../aws/stack/list-stacks.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { tagNames } from "../ownership/tags.ts";
import { look, type Check } from "./check.ts";
import { checkPermissions } from "./permissions.ts";
import { completeRegions, incompleteRegions, nearestRegion, rekognitionCallsPerSecond } from "./regions.ts";

/** AWS refuses requests that are signed more than five minutes off (Signature Version 4). */
const mostLeadMs = 4 * 60_000;
/** The roles of one environment with its stack for distributed runs. */
const rolesPerEnvironment = 8;
/** The rows that a bulk run works on at a time where nobody chooses a number. */
const goodRows = 10;
/** A bulk run of stage 4 uses up to two functions for each row. */
const goodConcurrency = 2 * goodRows;

/**
 * Refuses a region that lacks a service, before anything is made in it.
 *
 * @throws UserError `region-incomplete` (exit code 3)
 */
export async function requireRegion({ target, session, names }: Environment): Promise<void> {
  if (target.target !== "aws" || completeRegions.has(target.region)) return;
  const refused = { region: target.region, nearest: nearestRegion(target.region) };
  if (incompleteRegions.has(target.region)) throw new UserError({ code: "region-incomplete", values: refused });
  // A region that is newer than the table.
  try {
    await describeCollection(session, names.collection);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTFOUND")
      throw new UserError({ code: "region-incomplete", values: refused, cause: error });
    throw error;
  }
}

/** Checks, before `setup` creates anything, what would stop it half-way. Unknown is not a reason to stop. */
export async function requireReadiness(environment: Environment): Promise<void> {
  await requireRegion(environment);
  if (environment.target.target !== "aws") return;
  const checks = await Promise.all([checkClock(environment), checkRoles(environment)]);
  const failed = checks.filter(({ status }) => status === "failed");
  if (failed.length > 0)
    throw new UserError({ code: "not-ready", values: { findings: failed.map(({ finding }) => finding) } });
}

/** Everything that concerns account and region. */
export function checkAccount(environment: Environment): Promise<Check[]> {
  return Promise.all([
    checkRegion(environment),
    checkClock(environment),
    checkRoles(environment),
    checkConcurrency(environment),
    ...(incompleteRegions.has(environment.target.region) ? [] : [checkRekognition(environment)]),
    checkStacks(environment),
    checkPermissions(environment),
    checkLeftovers(environment),
  ]);
}

async function checkRegion(environment: Environment): Promise<Check> {
  const { region } = environment.target;
  return look("region", async () => {
    try {
      await requireRegion(environment);
      return { status: "ok", finding: { code: "check-region", values: { region } } };
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== "region-incomplete") throw error;
      const nearest = nearestRegion(region);
      return {
        status: "failed",
        finding: { code: "check-region-incomplete", values: { region, nearest } },
        error: { code: error.code, values: error.values },
      };
    }
  });
}

function checkClock({ session }: Environment): Promise<Check> {
  return look("clock", async () => {
    const lead = await readClockLead(session);
    if (lead === undefined) return undefined;
    const seconds = Math.round(lead / 1000);
    return {
      status: Math.abs(lead) > mostLeadMs ? "failed" : "ok",
      finding: { code: "check-clock", values: { seconds } },
    };
  });
}

function checkRoles({ session }: Environment): Promise<Check> {
  return look("roles", async () => {
    const quota = await readRoleQuota(session);
    if (quota === undefined) return undefined;
    const needed = rolesPerEnvironment;
    return {
      status: quota.limit - quota.used < needed ? "failed" : "ok",
      finding: { code: "check-roles", values: { ...quota, needed } },
    };
  });
}

function checkConcurrency({ session }: Environment): Promise<Check> {
  return look("concurrency", async () => {
    const limit = await readConcurrency(session);
    if (limit === undefined) return undefined;
    return {
      status: limit < goodConcurrency ? "warning" : "ok",
      finding: { code: "check-concurrency", values: { limit, rows: Math.max(1, Math.floor(limit / 2)) } },
    };
  });
}

/** The quota itself may be higher than the default: reading it takes another service and another permission. */
async function checkRekognition({ target }: Environment): Promise<Check> {
  const { region } = target;
  const perSecond = rekognitionCallsPerSecond(region);
  return {
    check: "rekognition",
    status: perSecond < goodRows ? "warning" : "ok",
    finding: { code: "check-rekognition", values: { region, perSecond } },
  };
}

function checkStacks({ session }: Environment): Promise<Check> {
  return look("stacks", async () => {
    const limit = await readStackLimit(session);
    if (limit === undefined) return undefined;
    const used = (await listStacks(session, "")).length;
    return { status: limit - used < 2 ? "failed" : "ok", finding: { code: "check-stacks", values: { used, limit } } };
  });
}

/** Environments that are there, this one and others: they cost little, but nobody remembers them. */
function checkLeftovers({ session, names }: Environment): Promise<Check> {
  return look("leftovers", async () => {
    const stacks = await listStacks(session, "wildrydes-step-module-resources");
    const environments = stacks.map(({ name, tags, status }) => ({
      stack: name,
      status,
      owner: tags.get(tagNames.owner),
    }));
    const isBroken = environments.some(
      ({ status }) => /FAILED|ROLLBACK_COMPLETE$/.test(status) && status !== "UPDATE_ROLLBACK_COMPLETE",
    );
    const own = stacks.find(({ name }) => name === names.stack);
    return {
      status: isBroken ? "warning" : "ok",
      finding: { code: "check-leftovers", values: { environments } },
      error: own && repairOf(own),
    };
  });
}

/** The error of an environment's own stack that was stopped half-way: its next steps name the command that helps. */
function repairOf({ name, status, statusReason }: StackView): Check["error"] {
  const values = { stack: name, status, reason: statusReason };
  if (status === "DELETE_FAILED") return { code: "stack-half-deleted", values };
  return /^(ROLLBACK|CREATE)_(FAILED|COMPLETE)$/.test(status) && status !== "CREATE_COMPLETE"
    ? { code: "setup-failed", values }
    : undefined;
}
