export { type PlacedUnit, subtreeAsOf, treeAsOf, type UnitAsOf, unitAsOf } from './as-of.ts';
export { ancestorOfType, type Boundaries, unitRegions } from './boundaries.ts';
export { checkTree } from './check.ts';
export { rebuildClosure, refreshClosure } from './closure.ts';
export { refreshTreeDue, treeIsDue } from './due.ts';
export { keepTree } from './hooks.ts';
export { uuids } from './ids.ts';
export { type TreeShape, treeShape } from './shape.ts';
export { systemTables } from './tables.ts';
