import type { TextRule } from "../../../service-kit/member-constraints.ts";

export const tokenRule: TextRule = { min: 1, max: 128, pattern: "[a-zA-Z0-9][-a-zA-Z0-9]*" };

export const roleArnRule: TextRule = { min: 20, max: 2048 };

export const changeSetNameRule: TextRule = { min: 1, max: 128, pattern: "[a-zA-Z][-a-zA-Z0-9]*" };
