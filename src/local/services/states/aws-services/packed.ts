/** The answers of one service, as `bin/aws-services.ts` packs them: numbers are places in `shapes`. */
export interface PackedService {
  /** Operation → its answer; operations that answer nothing are absent. */
  readonly operations: Readonly<Record<string, number>>;
  readonly shapes: readonly PackedShape[];
}

/** `[least, most]` */
export type Limits = readonly (number | null)[];

export type PackedShape =
  | "string"
  | "number"
  | "boolean"
  | "any"
  | { readonly members: Readonly<Record<string, number>>; readonly required?: readonly string[] }
  | { readonly items: number }
  | { readonly values: number }
  | { readonly oneOf: readonly string[] }
  /** Of a string or, in bytes of its text, of a blob. */
  | { readonly length: Limits }
  | { readonly range: Limits };
