import jsonata from "jsonata";

/** A function as JSONata keeps it: it checks the arguments by the signature before it calls the implementation. */
export interface JsonataFunction {
  readonly _jsonata_function: true;
  readonly implementation: (...given: readonly never[]) => unknown;
  readonly signature: unknown;
}

const prepared = new Map<string, Promise<JsonataFunction>>();

/**
 * A function with a signature of JSONata, such as `<s?:x>`. A call that does not fit fails with T0410, and a missing
 * first argument may be the context item, as with JSONata's own functions.
 *
 * @see https://docs.jsonata.org/embedding-extending#function-signature-syntax
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function withSignature(
  signature: string,
  implementation: JsonataFunction["implementation"],
): Promise<JsonataFunction> {
  let model = prepared.get(signature);
  if (model === undefined) {
    const expression = jsonata("$prepared");
    expression.registerFunction("prepared", () => undefined, signature);
    model = readFunction(expression);
    prepared.set(signature, model);
  }
  return { ...(await model), implementation };
}

/** One of JSONata's own functions. */
export function builtInFunction(name: string): Promise<JsonataFunction> {
  return readFunction(jsonata(`$${name}`));
}

async function readFunction(expression: ReturnType<typeof jsonata>): Promise<JsonataFunction> {
  const found: unknown = await expression.evaluate(undefined);
  if (!isJsonataFunction(found)) throw new TypeError("JSONata keeps its functions in another form");
  return found;
}

function isJsonataFunction(value: unknown): value is JsonataFunction {
  return typeof value === "object" && value !== null && "_jsonata_function" in value && "implementation" in value;
}
