/**
 * The labels of moderation model 7 below their parents (Rekognition developer guide, "Using the image and video
 * moderation APIs"): first, second and third level.
 */
const taxonomy: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Explicit: {
    "Explicit Nudity": [
      "Exposed Male Genitalia",
      "Exposed Female Genitalia",
      "Exposed Buttocks or Anus",
      "Exposed Female Nipple",
    ],
    "Explicit Sexual Activity": [],
    "Sex Toys": [],
  },
  "Non-Explicit Nudity of Intimate parts and Kissing": {
    "Non-Explicit Nudity": [
      "Bare Back",
      "Exposed Male Nipple",
      "Partially Exposed Buttocks",
      "Partially Exposed Female Breast",
      "Implied Nudity",
    ],
    "Obstructed Intimate Parts": ["Obstructed Female Nipple", "Obstructed Male Genitalia"],
    "Kissing on the Lips": [],
  },
  "Swimwear or Underwear": { "Female Swimwear or Underwear": [], "Male Swimwear or Underwear": [] },
  Violence: {
    Weapons: [],
    "Graphic Violence": ["Weapon Violence", "Physical Violence", "Self-Harm", "Blood & Gore", "Explosions and Blasts"],
  },
  "Visually Disturbing": {
    "Death and Emaciation": ["Emaciated Bodies", "Corpses"],
    Crashes: ["Air Crash"],
  },
  "Drugs & Tobacco": { Products: ["Pills"], "Drugs & Tobacco Paraphernalia & Use": ["Smoking"] },
  Alcohol: { "Alcohol Use": ["Drinking"], "Alcoholic Beverages": [] },
  "Rude Gestures": { "Middle Finger": [] },
  Gambling: {},
  "Hate Symbols": { "Nazi Party": [], "White Supremacy": [], Extremist: [] },
};

/** A label's place: its name as AWS writes it, and the names above it, the topmost first. */
interface ModerationPlace {
  readonly name: string;
  readonly ancestors: readonly string[];
}

const places = new Map<string, ModerationPlace>(
  Object.entries(taxonomy)
    .flatMap(([top, second]): ModerationPlace[] => [
      { name: top, ancestors: [] },
      ...Object.entries(second).flatMap(([middle, third]) => [
        { name: middle, ancestors: [top] },
        ...third.map((name) => ({ name, ancestors: [top, middle] })),
      ]),
    ])
    .map((place) => [place.name.toLowerCase(), place]),
);

/** Finds a label by its name, upper or lower case; undefined when the taxonomy has none of this name. */
export function placeModerationLabel(name: string): ModerationPlace | undefined {
  return places.get(name.toLowerCase());
}
