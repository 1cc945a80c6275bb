import { examples, testExamples } from "../support/examples.ts";

testExamples(examples);
