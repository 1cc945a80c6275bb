import { pseudoLanguages } from "../text/support/pseudo-language.ts";
import { speakPseudoLanguages } from "../text/support/speak-pseudo-language.ts";
import { openScreens, screens, testScreens } from "./screens.ts";

const speak = speakPseudoLanguages();
openScreens();
testScreens(
  pseudoLanguages.flatMap((language) => screens.map((screen) => [language, screen, [80, 40]] as const)),
  speak,
);
