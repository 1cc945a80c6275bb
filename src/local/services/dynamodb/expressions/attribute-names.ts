/** Ends the stored form of a name; DynamoDB's clients cannot mean it. */
const mark = "\u0000";

const proto = `__proto__${mark}`;

/**
 * The form in which an attribute's name is given to dynalite. Its objects inherit from `Object.prototype`, so that
 * names such as `constructor` and `__proto__` would be found where they are not, or lost.
 */
export function storedName(name: string): string {
  return name in Object.prototype ? name + mark : name;
}

/** The name as the client knows it; only the wire can carry `__proto__` (`withProto`). */
export function clientName(name: string): string {
  return name.endsWith(mark) && name !== proto ? name.slice(0, -mark.length) : name;
}

/** A message with the names of attributes as the client knows them. */
export function withClientNames(message: string): string {
  return message.replaceAll(mark, "");
}
