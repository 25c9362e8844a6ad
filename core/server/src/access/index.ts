export { allowCounts } from './allow-counts.ts';
export { allowRead } from './allow-read.ts';
export { checkAfter, checkBefore } from './check-write.ts';
export { isInChildTable } from './columns.ts';
export { compiled, compiledPage } from './compiled.ts';
export { explainAccess } from './explain.ts';
export { fieldPolicy } from './field-policy.ts';
export { grantsIn } from './grants.ts';
export { partOf } from './groups.ts';
export { memoised } from './memo.ts';
export { mayMove } from './moved.ts';
export { keptOrder } from './near.ts';
export { openPost } from './open-post.ts';
export { ordersKept } from './orders-kept.ts';
export { placeOrder, placeOrderOf } from './place-order.ts';
export { type Class, classesOf, conditionsOf, rowsKey } from './policy-shape.ts';
export { asCondition } from './predicate.ts';
export { registeringUnit } from './registering-unit.ts';
export { storedValue } from './resolver.ts';
export { requireRight, rightsOf } from './rights.ts';
export { composeRole, type LocalRole, type RoleInForce, type RoleRule, roleOf } from './roles.ts';
export { rowPolicy } from './row-policy.ts';
export { sessionReach } from './session-reach.ts';
export { actionsOf, openActionsOf, sliceModel } from './slice.ts';
export { sortedAsStored, sortedByKey, sortKeyFunction } from './sort-key.ts';
export { type Held, standingPolicy } from './standing-policy.ts';
export { maySurelyCreate } from './surely-create.ts';
export { asSystem } from './system.ts';
export { heldForTransition, mayPass } from './transition-policy.ts';
export {
  type Allowed,
  type CountPlan,
  deny,
  type Groups,
  matchRank,
  type Near,
  type Order,
  type ReadPlan,
  type ReadRequest,
  type WriteCheck,
} from './types.ts';
export { unitsRead } from './units-read.ts';
export { holdsEverything } from './whole-country.ts';
