import { checkConstraints, type ConstraintChecks } from "../../service-kit/constraint-checks.ts";
import { arnIn } from "../../../arn.ts";
import type { Caller } from "../../service.ts";

type Scope = Pick<Caller, "account" | "region">;

export const defaultBus = "default";

const nameRule = { min: 1, max: 64, pattern: "[\\.\\-_A-Za-z0-9]+" };
const busRule = { min: 1, max: 256, pattern: "[/\\.\\-_A-Za-z0-9]+" };
const busOrArnRule = {
  min: 1,
  max: 1600,
  pattern: "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+",
};

/** The checks of a request to EventBridge. */
export function checkRequest(): ConstraintChecks {
  return checkConstraints("ValidationException");
}

/** Checks a required rule name. @param member `name` or `rule` @throws AwsError `ValidationException` */
export function checkRuleName(name: string | undefined, member: string): string {
  checkRequest().required(member, name).text(member, name, nameRule).finish();
  return name ?? "";
}

/** Checks a name of a new bus. @throws AwsError `ValidationException` */
export function checkBusName(name: string | undefined): string {
  checkRequest().required("name", name).text("name", name, busRule).finish();
  return name ?? "";
}

/** The bus a request names by name or ARN; without one, the default bus. @throws AwsError `ValidationException` */
export function readBusName(scope: Scope, bus: string | undefined, member = "eventBusName"): string {
  checkRequest().text(member, bus, busOrArnRule).finish();
  return busNameIn(scope, bus);
}

/** The name in a bus's name or ARN. The ARN of another account or region stays whole: no bus here has such a name. */
export function busNameIn(scope: Scope, bus: string | undefined): string {
  const own = busArn(scope, "");
  return bus?.startsWith(own) ? bus.slice(own.length) : (bus ?? defaultBus);
}

/** Checks the paging members of a listing. @throws AwsError `ValidationException` */
export function checkPaging(input: { NextToken?: string | undefined; Limit?: number | undefined }): void {
  checkRequest()
    .text("nextToken", input.NextToken, { min: 1, max: 2048 })
    .number("limit", input.Limit, { min: 1, max: 100 })
    .finish();
}

/** The start of names a listing is limited to. @throws AwsError `ValidationException` */
export function checkPrefix(prefix: string | undefined, of: "rule" | "bus"): void {
  checkRequest()
    .text("namePrefix", prefix, of === "rule" ? nameRule : busRule)
    .finish();
}

/** `arn:aws:events:REGION:ACCOUNT:event-bus/NAME`. */
export function busArn(scope: Scope, name: string): string {
  return arnIn(scope, "events", `event-bus/${name}`);
}

/** The ARN of a rule; the default bus is not named in it. */
export function ruleArn(scope: Scope, { bus, name }: { bus: string; name: string }): string {
  const path = bus === defaultBus ? name : `${bus}/${name}`;
  return arnIn(scope, "events", `rule/${path}`);
}
