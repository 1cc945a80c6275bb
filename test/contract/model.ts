/** A shape of a service model. */
export interface Shape {
  readonly type: string;
  /** The shapes of members, by their names. */
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  /** Of the length of texts, blobs, lists and maps, or of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

/** The operations and shapes of each service. */
export type Models = Readonly<
  Record<
    string,
    {
      readonly operations: Readonly<
        Record<
          string,
          {
            readonly input?: string | undefined;
            readonly output?: string | undefined;
            readonly errors: readonly string[];
          }
        >
      >;
      readonly shapes: Readonly<Record<string, Shape>>;
    }
  >
>;
