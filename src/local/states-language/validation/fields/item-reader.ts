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
import { memberPlace, type Place } from "../place.ts";
import { reportMistake } from "../report.ts";
import { refuseSeveral, requireFields } from "../required-fields.ts";

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

const strings: FieldRule = (value, { report, location }) => {
  if (!Array.isArray(value)) return reportMistake(report, location, "Expected value of type [ARRAY]");
  if (value.length === 0) reportMistake(report, location, "Value cannot be empty");
  for (const [index, item] of value.entries()) text(item, { ...noPlace, report, location: `${location}[${index}]` });
};

const noPlace = { language: "JSONPath", statesFields: [] } as const;

const pointer: FieldRule = (value, place) => {
  if (place.language === "JSONata" && typeof value === "string" && value.startsWith("{%")) {
    return expression(value, place);
  }
  if (typeof value !== "string") return text(value, place);
  if (value !== "" && !value.startsWith("/")) {
    reportMistake(place.report, place.location, "Value must be a valid JSON pointer");
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
  checkFields(value, configFields, place);
  checkCsv(value, place);
};

/** Which line holds the names of the columns must be said, for otherwise a row would be lost or made up. */
function checkCsv(config: JsonObject, place: Place): void {
  if (memberOf(config, "InputType") === "CSV") requireFields(config, ["CSVHeaderLocation"], place);
  if (memberOf(config, "CSVHeaderLocation") === "GIVEN") requireFields(config, ["CSVHeaders"], place);
  if (memberOf(config, "CSVHeaderLocation") === "FIRST_ROW" && Object.hasOwn(config, "CSVHeaders")) {
    const { report, location } = memberPlace(place, "CSVHeaders");
    reportMistake(report, location, "Field 'CSVHeaders' is supported for the CSVHeaderLocation GIVEN only");
  }
}

const readerFields: Readonly<Record<string, FieldRule>> = {
  Resource: oneOf(getObject, listObjects),
  Parameters: payloadTemplate,
  Arguments: jsonataTemplate,
  ReaderConfig: readerConfig,
};
