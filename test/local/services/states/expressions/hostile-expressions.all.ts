import { testHostileExpressions } from "./hostile-expressions.ts";

testHostileExpressions(
  {
    endless: [
      "($l := $states.input.l; $l.$sum($l))",
      "($l := $states.input.l; $l.$length($string($l)))",
      "($l := $states.input.l; $l.($l.($l)))",
      "($a := [1..8]; $b := [1..8].($a); $c := [1..999].($b); $d := [1..999].($c); [1..999].($d))",
      `$contains($states.input.text, /^${"(a|aa)".repeat(34)}$/)`,
      `$contains($states.input.text, /${"a?".repeat(60)}${"a".repeat(60)}b/)`,
      "$contains($states.input.x, /x{0,100}x{0,100}y/)",
      "$fromMillis(0, '[Y,1000000000-1000000000]')",
    ],
    slow: [
      "($l := $states.input.l; $l[$count($l) > $])",
      "($l := $states.input.l; $l[$ in $l])",
      "($l := $states.input.l; $l{ 'all': $sum($l) })",
      "($l := $states.input.l; $l.{ 'same': $l = $l })",
    ],
    large: [
      ["$count($states.input.members.*)", 2000],
      ["$sum($states.input.l[$ > 19990])", 179_955],
      ["$count($keys($states.input.l{ $string($ % 10): $sum($) }))", 10],
    ],
  },
  120_000,
);
