import { parseJson } from "./json.ts";
import type { Json } from "./types.ts";

/**
 * A value that is passed between states, with its JSON text. The text is made once, when an event first needs it, and a
 * state that passes its input on passes the text on as well: that is why white space of the input survives, as on AWS.
 */
export interface Payload {
  readonly value: Json;
  /** Made by `textOf` when first asked for. */
  text: string | undefined;
}

/** A payload whose text is made when it is first needed. */
export function payloadOf(value: Json): Payload {
  return { value, text: undefined };
}

/** @throws SyntaxError when the text is not JSON */
export function payloadOfText(text: string): Payload {
  return { value: parseJson(text), text };
}

/** The JSON text, made once. */
export function textOf(payload: Payload): string {
  payload.text ??= JSON.stringify(payload.value);
  return payload.text;
}

/** The array of several results, in the order given. */
export function payloadOfArray(items: readonly Payload[]): Payload {
  return { value: items.map(({ value }) => value), text: `[${items.map(textOf).join(",")}]` };
}
