import { type Interval, findIntervals } from "./intervals.ts";
import { leaveEachOut } from "./leave-one-out.ts";
import {
  type FacePair,
  type Pairs,
  comparePairs,
  countAccepted,
  countRejected,
  findEqualErrors,
  orderPairs,
  usualLimit,
} from "./pairs.ts";
import type { Measured } from "./photos.ts";
import { type Row, categoriesOf, drawShare, drawTable } from "./tables.ts";

/** Errors at the usual limits and at the one of equal errors, for all photos and for each category. */
export function drawPairs(photos: readonly Measured[]): string {
  const groups = [
    ["all", photos] as const,
    ...categoriesOf(photos).map((name) => [name, photos.filter(({ category }) => category === name)] as const),
  ];
  const rows = groups.flatMap(([name, group]) => {
    const pairs = comparePairs(group);
    return pairs.same.length === 0 || pairs.different.length === 0 ? [] : drawGroup(name, pairs);
  });
  return drawTable(
    ["photos", "at similarity", "false rejects", "95 % interval", "false accepts", "95 % interval"],
    rows,
  );
}

function drawGroup(name: string, pairs: Pairs): Row[] {
  const limits = [usualLimit, 80, 99].map((limit): Row => {
    const { rejected, accepted } = findIntervals(pairs, limit);
    return [
      name,
      limit,
      drawShare(countRejected(pairs, limit), pairs.same.length),
      drawInterval(rejected),
      drawShare(countAccepted(pairs, limit), pairs.different.length),
      drawInterval(accepted),
    ];
  });
  const { limit, rate } = findEqualErrors(orderPairs(pairs));
  const interval = drawInterval(findIntervals(pairs, limit).equal);
  const share = `${(100 * rate).toFixed(2)} %`;
  return [...limits, [name, `${limit.toFixed(1)} (equal errors)`, share, interval, share, interval]];
}

/** Strangers that are hard to distinguish, by what the engine sees of them. */
const kindsOfStrangers: readonly { readonly name: string; readonly belongs: (pair: FacePair) => boolean }[] = [
  { name: "all", belongs: () => true },
  { name: "two women", belongs: ({ faces }) => faces.every(({ male }) => male < 0.5) },
  { name: "two men", belongs: ({ faces }) => faces.every(({ male }) => male >= 0.5) },
  {
    name: "of one gender and within 5 years",
    belongs: ({ faces: [one, other] }) => one.male < 0.5 === other.male < 0.5 && Math.abs(one.age - other.age) <= 5,
  },
  { name: "two under 16", belongs: ({ faces }) => faces.every(({ age }) => age < 16) },
];

/** False accepts among strangers of each kind. */
export function drawStrangers(photos: readonly Measured[]): string {
  const { different } = comparePairs(photos);
  const rows = kindsOfStrangers.map(({ name, belongs }): Row => {
    const pairs = different.filter(belongs);
    const accepted = (limit: number) => countAccepted({ same: [], different: pairs }, limit);
    return [name, drawShare(accepted(usualLimit), pairs.length), drawShare(accepted(80), pairs.length)];
  });
  return drawTable([`strangers`, `accepted at ${usualLimit}`, "accepted at 80"], rows);
}

/** Errors of people who had no part in finding the limit. */
export function drawLeftOut(photos: readonly Measured[]): string {
  const groups = [
    ["all", photos] as const,
    ...categoriesOf(photos).map((name) => [name, photos.filter(({ category }) => category === name)] as const),
  ];
  const rows = groups.flatMap(([name, group]): Row[] => {
    const result = leaveEachOut(comparePairs(group));
    if (!result) return [];
    const { limits, rejected, accepted } = result;
    return [
      [name, limits.map((limit) => limit.toFixed(1)).join(" to "), drawShare(...rejected), drawShare(...accepted)],
    ];
  });
  return drawTable(["photos", "limits of equal errors", "false rejects", "false accepts"], rows);
}

function drawInterval([low, high]: Interval): string {
  return Number.isNaN(low) ? "-" : `${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)} %`;
}
