/**
 * A number with groups of three digits: `1,204`, or `1,204.50` with two digits after the point. Written by hand,
 * because the first use of `Intl.NumberFormat` takes up to 29 ms. English and Korean group alike.
 */
export function formatNumber(value: number, digits = 0): string {
  const [whole = "", fraction] = value.toFixed(digits).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A size that is known in megabytes: `500 MB`, `65.9 GB`. */
export function formatMegabytes(megabytes: number): string {
  return megabytes < 1000 ? `${megabytes} MB` : `${formatNumber(megabytes / 1000, 1)} GB`;
}
