import { isObject, type JsonObject, memberOf } from "../../json.ts";
import { checkFields } from "../check-fields.ts";
import {
  expression,
  type FieldRule,
  integer,
  jsonataTemplate,
  mapNumberPath,
  object,
  oneOf,
  payloadTemplate,
  text,
} from "../field-rules.ts";
import { checkLanguageOfFields } from "../language-of-fields.ts";
import { reportMistake } from "../report.ts";
import { refuseSeveral, requireDecisiveField, requireFields } from "../required-fields.ts";

const getObject = "arn:aws:states:::s3:getObject";
const listObjects = "arn:aws:states:::s3:listObjectsV2";

/**
 * `ItemReader` of a Map state in DISTRIBUTED mode.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const itemReader: FieldRule = (value, place) => {
  if (!isObject(value)) return object(value, place);
  requireFields(value, ["Resource"], place);
  checkLanguageOfFields(value, place);
  checkFields(value, readerFields, place);
  if (value["Resource"] === getObject) requireFields(value, ["ReaderConfig"], place);
};

const resource: FieldRule = (value, place) => {
  if (typeof value !== "string") return text(value, place);
  if (value !== getObject && value !== listObjects)
    reportMistake(place.report, place.location, "The field 'Resource' does not match any of the allowed values");
};

const strings: FieldRule = (value, place) => {
  const { report, location } = place;
  if (!Array.isArray(value)) return reportMistake(report, location, "Expected value of type [ARRAY]");
  if (value.length === 0) reportMistake(report, location, "Value cannot be empty");
  for (const [index, item] of value.entries()) text(item, { ...place, location: `${location}[${index}]` });
};

const pointer: FieldRule = (value, place) => {
  if (place.language.isComputed(value)) return expression(value, place);
  if (typeof value !== "string") return text(value, place);
  if (value !== "" && !value.startsWith("/")) {
    const reason = `Invalid input: JSON Pointer expression must start with '/': ${JSON.stringify(value)}`;
    reportMistake(place.report, place.location, reason);
  }
};

/** AWS reads no more items than this. */
const mostItems = 100_000_000;

const configFields: Readonly<Record<string, FieldRule>> = {
  InputType: oneOf("CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"),
  Transformation: oneOf("NONE", "LOAD_AND_FLATTEN"),
  ManifestType: oneOf("ATHENA_DATA", "S3_INVENTORY"),
  CSVHeaderLocation: oneOf("FIRST_ROW", "GIVEN"),
  CSVHeaders: strings,
  CSVDelimiter: oneOf("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"),
  MaxItems: integer({ least: 0, most: mostItems }),
  MaxItemsPath: mapNumberPath,
  ItemsPointer: pointer,
};

const readerConfig: FieldRule = (value, place) => {
  if (!isObject(value)) return object(value, place);
  refuseSeveral(value, ["MaxItems", "MaxItemsPath"], place);
  checkLanguageOfFields(value, place);
  if (memberOf(value, "Transformation") === "LOAD_AND_FLATTEN" && !requireDecisiveField(value, "InputType", place))
    return;
  if (memberOf(value, "InputType") === "CSV" && !requireDecisiveField(value, "CSVHeaderLocation", place)) return;
  if (memberOf(value, "CSVHeaderLocation") === "GIVEN") requireFields(value, ["CSVHeaders"], place);
  const refused = fieldsRefusedIn(value);
  checkFields(value, Object.fromEntries(Object.entries(configFields).filter(([name]) => !refused.has(name))), place);
};

const csvFields = ["CSVHeaderLocation", "CSVHeaders", "CSVDelimiter"];
/** The fields that files of a type do not have. */
const refusedFields: Readonly<Record<string, readonly string[]>> = {
  CSV: ["ItemsPointer"],
  JSON: [...csvFields, "ManifestType"],
  JSONL: [...csvFields, "ItemsPointer"],
  PARQUET: [...csvFields, "ItemsPointer"],
};

function fieldsRefusedIn(config: JsonObject): ReadonlySet<string> {
  const inputType = memberOf(config, "InputType");
  const refused = new Set(typeof inputType === "string" ? refusedFields[inputType] : []);
  if (memberOf(config, "CSVHeaderLocation") === "FIRST_ROW") refused.add("CSVHeaders");
  return refused;
}

const readerFields: Readonly<Record<string, FieldRule>> = {
  Resource: resource,
  Parameters: payloadTemplate,
  Arguments: jsonataTemplate,
  ReaderConfig: readerConfig,
};
