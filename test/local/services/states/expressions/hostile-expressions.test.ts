import { testHostileExpressions } from "./hostile-expressions.ts";

// `hostile-expressions.all.ts` has more of each kind.
testHostileExpressions(
  {
    endless: ["($l := $states.input.l; $l.$sum($l))"],
    slow: ["($l := $states.input.l; $l[$count($l) > $])"],
    large: [
      ["$count($states.input.members.*)", 2000],
      ["$sum($states.input.l[$ > 19990])", 179_955],
      ["$count($keys($states.input.l{ $string($ % 10): $sum($) }))", 10],
    ],
  },
  20_000,
);
