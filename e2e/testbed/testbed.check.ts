// One process and one bed for all: each file adds its tests.
import './checks/purchases.ts'
import './checks/dialects.ts'
import './checks/outcomes.ts'
import './checks/newspaper.ts'
import './checks/permit2.ts'
// Last, since it moves a chain's clock.
import './checks/chains.ts'
