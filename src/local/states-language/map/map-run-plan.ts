import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";
import type { Tolerance } from "./limits.ts";

/**
 * All that the host needs to run the child executions of a distributed Map state. Every expression is evaluated.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export interface MapRunPlan {
  /** `arn:…:mapRun:MACHINE/LABEL:UUID`. */
  readonly mapRunArn: string;
  /** Where `processorOf` finds what the children run. */
  readonly stateName: string;
  /** `Label`, or one that follows from the machine and the state. */
  readonly label: string;
  readonly executionType: "STANDARD" | "EXPRESS";
  readonly source: ItemSource;
  readonly batching: Batching | undefined;
  /** `MaxConcurrency`; 0 means no limit. */
  readonly maxConcurrency: number;
  readonly tolerance: Tolerance;
  readonly writer: ResultWriterPlan;
}

/** An item as `$$.Map.Item` shows it. */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
  /** `STATE_DATA`, or the S3 URI the item was read from. */
  readonly source: string;
  /** The member's name, when the items are those of an object. */
  readonly key?: string;
}

/** Where the items come from: the data of the state, or what `ItemReader` names. */
export type ItemSource =
  | { readonly kind: "state"; readonly items: readonly Json[] }
  | {
      readonly kind: "reader";
      /** `arn:aws:states:::s3:getObject` or `…:s3:listObjectsV2`. */
      readonly resource: string;
      /** The request: `Parameters` or `Arguments`. */
      readonly request: JsonObject;
      readonly config: ReaderConfig;
    };

/** `ReaderConfig`. */
export interface ReaderConfig {
  readonly inputType: "CSV" | "JSON" | "JSONL" | "MANIFEST" | "PARQUET" | undefined;
  readonly csvHeaderLocation: "FIRST_ROW" | "GIVEN" | undefined;
  readonly csvHeaders: readonly string[] | undefined;
  /** The character between two fields of a row. */
  readonly csvDelimiter: string;
  /** JSON pointer to the items in a JSON file. */
  readonly itemsPointer: string | undefined;
  readonly manifestType: "ATHENA_DATA" | "S3_INVENTORY" | undefined;
  readonly transformation: "NONE" | "LOAD_AND_FLATTEN";
  readonly maxItems: number | undefined;
}

/** `ItemBatcher`. A child's input is then `{"BatchInput": …, "Items": […]}`. */
export interface Batching {
  readonly mostItems: number;
  /** Bytes of UTF-8 of the whole input. */
  readonly mostBytes: number;
  readonly batchInput: Json | undefined;
}

/** `ResultWriter`. Without `request` the results are the state's own result. */
export interface ResultWriterPlan {
  /** `Parameters` or `Arguments` of `arn:aws:states:::s3:putObject`. */
  readonly request: JsonObject | undefined;
  readonly transformation: "NONE" | "COMPACT" | "FLATTEN";
  readonly outputType: "JSON" | "JSONL";
}
