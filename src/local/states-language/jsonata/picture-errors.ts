const builtIn = {
  "decimal-separator": ".",
  "grouping-separator": ",",
  "exponent-separator": "e",
  digit: "#",
  "pattern-separator": ";",
  "zero-digit": "0",
};

/**
 * Returns what is wrong with a picture of `$formatNumber` whose sub-picture has no active character; JSONata's own
 * check breaks off there. The code is that of the last rule the sub-picture breaks, as the service answers (measured on
 * AWS by another project: D3086 for the picture `x`).
 *
 * @see https://www.w3.org/TR/xpath-functions-31/#analyzing-picture-string
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function errorOfPassivePicture(picture: string, options: object = {}): string | undefined {
  const symbols = { ...builtIn, ...options };
  const exponent = symbols["exponent-separator"];
  const zero = symbols["zero-digit"].codePointAt(0) ?? 48;
  const active = new Set([
    ...Array.from({ length: 10 }, (_, digit) => String.fromCodePoint(zero + digit)),
    symbols["decimal-separator"],
    symbols["grouping-separator"],
    symbols.digit,
  ]);
  const parts = picture.split(symbols["pattern-separator"]);
  if (parts.length > 2) return undefined;
  const passive = parts.find((part) => ![...part].some((character) => active.has(character)));
  if (passive === undefined) return undefined;
  if (passive.includes(exponent)) return "D3093";
  return passive === "" ? "D3085" : "D3086";
}
