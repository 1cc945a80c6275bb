import { getItem, scanItems, type Item } from "../../aws/table/items.ts";
import { passportTraits, type PassportReason } from "../../passport-rules/judge-faces.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readMember, readText } from "../json-member.ts";
import { findPassportOffice, type PassportOffice } from "./office.ts";

/** The result of a passport photo. */
export interface PassportResult {
  readonly name: string;
  readonly result: "PASS" | "FAIL";
  readonly reasons: readonly PassportReason[];
  /** Undefined where nobody counted: the photo could not be read. */
  readonly faces: number | undefined;
  /** When it was judged, such as `2026-11-21T14:03:05Z`. */
  readonly judgedAt: string | undefined;
  /** `bucket/key` */
  readonly location: string | undefined;
  /** Which upload was judged; undefined for a photo that was not uploaded. */
  readonly sequencer: string | undefined;
}

/** All results, sorted by name; none where there is no passport office yet. */
export async function listPassportResults(
  environment: Environment,
  options: { readonly failed: boolean },
): Promise<PassportResult[]> {
  const office = await findPassportOffice(environment);
  const items = office === undefined ? [] : ((await scanItems(environment.session, office.table)) ?? []);
  return items
    .map(readResult)
    .filter(({ result }) => !options.failed || result === "FAIL")
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The result of one name. @throws UserError `passport-result-not-found` (exit code 4) */
export async function requirePassportResult(environment: Environment, name: string): Promise<PassportResult> {
  const office = await findPassportOffice(environment);
  const found = office && (await findPassportResult(environment, office, name));
  if (found) return found;
  throw new UserError({ code: "passport-result-not-found", values: { name } });
}

/** The result of one name; undefined where there is none. */
export async function findPassportResult(
  environment: Environment,
  { table }: PassportOffice,
  name: string,
): Promise<PassportResult | undefined> {
  const item = await getItem(environment.session, { table, key: { name: "FileName", value: name } });
  return item && readResult(item);
}

function readResult(item: Item): PassportResult {
  const explanations: unknown = item["Explanations"];
  return {
    name: readText(item, "FileName") ?? "",
    result: readText(item, "ValidationResult") === "PASS" ? "PASS" : "FAIL",
    reasons: Array.isArray(explanations) ? explanations.flatMap(readReason) : [],
    faces: readNumber(item, "FaceCount"),
    judgedAt: readText(item, "Timestamp"),
    location: readText(item, "FileLocation"),
    sequencer: readText(item, "Sequencer"),
  };
}

function readNumber(value: unknown, name: string): number | undefined {
  const number = readMember(value, name);
  return number === undefined ? undefined : Number(number);
}

function readReason(value: unknown): PassportReason[] {
  const name = readText(value, "name");
  if (name === "NoFace" || name === "TooLarge" || name === "UnsupportedFormat") return [{ name }];
  if (name === "SeveralFaces") return [{ name, count: readNumber(value, "count") ?? 2 }];
  const trait = passportTraits.find((known) => known === name);
  if (trait === undefined) return [];
  return [
    {
      name: trait,
      value: readMember(value, "value") === true,
      desiredValue: readMember(value, "desiredValue") === true,
      confidence: readNumber(value, "confidence") ?? 0,
      minConfidence: readNumber(value, "minConfidence") ?? 0,
    },
  ];
}
