import { testedLanguages } from "../text/support/load-pseudo-words.ts";
import { lessonSizes, testLessonSizes } from "./lesson-sizes.ts";

testLessonSizes(testedLanguages.flatMap((language) => lessonSizes.map((size) => [language, size] as const)));
