export { compose, inspectSite } from './compose.ts';
export { type Explanation, explain } from './explain.ts';
export { type DefinitionProblem, definitionProblems, describeProblem } from './problem.ts';
